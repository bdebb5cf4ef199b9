using System.Reflection;
using Demo;
using Demo.Handlers;
using Microsoft.AspNetCore.Connections;
using Results = Microsoft.AspNetCore.Http.Results;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
{
    _ = builder.WebHost.UseUrls("http://localhost:5080");
}

// The host would print a stack trace where one sentence, below, says what to do.
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Use(ConnectionTap.Use)));
builder.Services.AddSingleton<ServerAddress>().AddSingleton<RunEndpoint>();

// Shorter than the default of 30 seconds, so that "the client never answers" can be watched to its end.
builder.Services.AddAspNetWebSockets(options => options.CloseTimeout = TimeSpan.FromSeconds(3));

WebApplication app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.UseAspNetWebSockets();
app.MapHttpHandler<ClosingHandler>(DemoPaths.Handler);
app.MapWebSocket(DemoPaths.Runs, app.Services.GetRequiredService<RunEndpoint>().ServeAsync);
app.MapGet(
    DemoPaths.Source,
    () => Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("ClosingHandler.cs")!, "text/plain")
);

try
{
    await app.StartAsync();
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(
        $"{exception.Message}\nAnother program uses the port. Choose a free one:\n"
            + "  dotnet run --project samples/Demo -- --urls http://localhost:5081"
    );
    return 1;
}

Console.WriteLine($"The demo is ready. Open {string.Join(" or ", app.Urls)} in a browser. Ctrl+C ends it.");
await app.WaitForShutdownAsync();
return 0;

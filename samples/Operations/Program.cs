using Operations;
using Operations.Live;
using Operations.Metrics;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
{
    _ = builder.WebHost.UseUrls("http://localhost:5090");
}

builder.WebHost.UseEventLoopTransport();
builder.Logging.SetMinimumLevel(LogLevel.Warning);

// Pings often, so that there are round trips to look at.
builder.Services.AddAspNetWebSockets(options => options.KeepAliveInterval = TimeSpan.FromSeconds(2));
builder.Services.AddSingleton<MetricsCollector>().AddSingleton<LiveFeed>();

WebApplication app = builder.Build();

// In front of everything below it, the page itself included.
app.UseMiddleware<LocalOnly>();
app.UseDefaultFiles();
app.UseStaticFiles();
app.UseAspNetWebSockets();
app.MapOperations();
app.Map("/echo", Echo.RunAsync);

// Begins to listen before the first client is there.
_ = app.Services.GetRequiredService<LiveFeed>();
await app.StartAsync();
Console.WriteLine($"The page is ready. Open {app.Urls.First()}{LocalOnly.Path}/ in a browser. Ctrl+C ends it.");
await app.WaitForShutdownAsync();

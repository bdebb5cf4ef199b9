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
builder.Services.AddHostedService(services => services.GetRequiredService<LiveFeed>());

WebApplication app = builder.Build();

// In front of everything below it, the page itself included.
app.UseMiddleware<LocalOnly>();
app.UseDefaultFiles();
app.UseStaticFiles();
app.UseAspNetWebSockets();
app.MapOperations();
app.Map("/echo", Echo.RunAsync);

await app.StartAsync();
Console.WriteLine($"The page is ready. Open {app.Urls.First()}{LocalOnly.Path}/ in a browser. Ctrl+C ends it.");
await app.WaitForShutdownAsync();

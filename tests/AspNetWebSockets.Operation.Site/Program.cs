using AspNetWebSockets.Operation.Site;
using AspNetWebSockets.Transport;

// A server to be stopped: drain times and shutdown time-out from the command line, its log on standard output.
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders().AddSimpleConsole(static console => console.SingleLine = true);
builder.Services.Configure<HostOptions>(options =>
    options.ShutdownTimeout = TimeSpan.FromSeconds(builder.Configuration.GetValue("shutdown", 30.0))
);
builder.Services.AddAspNetWebSockets(options =>
{
    options.Classic.GoAwayOnShutdown = true;
    builder.Configuration.GetSection("drain").Bind(options.Drain);
});
builder.Services.AddHealthChecks().AddAspNetWebSockets();
builder.WebHost.UseEventLoopTransport();
WebApplication app = builder.Build();
app.UseAspNetWebSockets();
app.MapHealthChecks("/ready");
app.MapWebSocket("/modern", AcknowledgingHandler.RunAsync);
app.MapHttpHandler<ClassicAcknowledgingHandler>("/classic");
app.MapWebSocket("/hang", static _ => new TaskCompletionSource().Task);
await app.RunAsync();

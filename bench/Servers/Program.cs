// The servers that are compared: the same host, the same path, the same work; only the WebSockets differ.
using System.Runtime;
using System.Runtime.InteropServices;
using ClassicHandlers;
using Servers;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
ServerOptions options = ServerOptions.Read(builder.Configuration);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
if (options.Kind != ServerKind.Stock)
{
    builder.Services.AddAspNetWebSockets();
}

await using WebApplication app = builder.Build();
switch (options.Kind)
{
    case ServerKind.Stock:
        app.UseWebSockets();
        app.Map("/echo", StockEcho.RunAsync);
        break;
    case ServerKind.Ours:
        app.UseAspNetWebSockets();
        app.MapWebSocket("/echo", static context => EchoLoop.RunAsync(context.WebSocket));
        break;
    default:
        app.UseAspNetWebSockets();
        app.MapHttpHandler<EchoHandler>("/echo");
        break;
}

app.MapPost("/collect", MemoryEndpoint.Collect);
app.MapGet("/allocated", MemoryEndpoint.Allocated);
await app.StartAsync();
Console.WriteLine(
    $"listening on {app.Urls.Single()} kind={options.Kind} gc={(GCSettings.IsServerGC ? "server" : "workstation")} runtime={RuntimeInformation.FrameworkDescription}"
);

// Whoever started this server holds its standard input: the server ends with it, however that ended. Connections that
// are still open are not worth waiting for.
Task parentEnded = Console.OpenStandardInput().CopyToAsync(Stream.Null);
await Task.WhenAny(parentEnded, app.WaitForShutdownAsync());
Environment.Exit(0);

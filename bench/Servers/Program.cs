// The servers that are compared: the same host, the same paths, the same work; only the WebSockets differ.
using System.Net;
using System.Runtime;
using System.Runtime.InteropServices;
using AspNetWebSockets.Transport;
using Servers;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
ServerOptions options = ServerOptions.Read(builder.Configuration);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel =>
    kestrel.Listen(
        IPAddress.Loopback,
        options.Port,
        listen =>
        {
            if (options.IsTls)
            {
                listen.UseHttps(ThrowAwayCertificate.Create());
            }
        }
    )
);
switch (options.Kind)
{
    case ServerKind.StockTuned:
        StockTuning.Apply(builder);
        break;
    case ServerKind.Ours or ServerKind.Classic:
        builder.Services.AddAspNetWebSockets();
        builder.WebHost.UseEventLoopTransport(transport => transport.Kind = options.Transport);
        break;
}

await using WebApplication app = builder.Build();
switch (options.Kind)
{
    case ServerKind.Ours:
        OurEcho.Map(app);
        break;
    case ServerKind.Classic:
        OurEcho.MapClassic(app);
        break;
    default:
        StockEcho.Map(app);
        break;
}

app.MapPost("/collect", MemoryEndpoint.Collect);
app.MapGet("/allocated", MemoryEndpoint.Allocated);
await app.StartAsync();
Console.WriteLine(
    $"listening on 127.0.0.1:{new Uri(app.Urls.Single()).Port} version={RuntimeInformation.FrameworkDescription}, "
        + $"{(GCSettings.IsServerGC ? "server" : "workstation")} garbage collector"
);

// Whoever started this server holds its standard input: the server ends with it, however that ended. Connections that
// are still open are not worth waiting for.
Task parentEnded = Console.OpenStandardInput().CopyToAsync(Stream.Null);
await Task.WhenAny(parentEnded, app.WaitForShutdownAsync());
Environment.Exit(0);

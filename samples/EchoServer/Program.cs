using AspNetWebSockets.Transport;
using EchoServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

WebApplicationBuilder builder = EchoServerApplication.CreateBuilder(args);
if (!TransportOption.TryRead(builder.Configuration, out EventLoopTransportKind kind, out string? refusal))
{
    await Console.Error.WriteLineAsync(refusal);
    return 2;
}

builder.WebHost.UseEventLoopTransport(options => options.Kind = kind);
await using WebApplication app = EchoServerApplication.Build(builder);
try
{
    await app.StartAsync();
}
catch (OptionsValidationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}

string transport = app.Services.GetRequiredService<EventLoopTransportInfo>().Name;
Console.WriteLine($"listening on {string.Join(',', app.Urls)} transport={transport}");
await app.WaitForShutdownAsync();
return 0;

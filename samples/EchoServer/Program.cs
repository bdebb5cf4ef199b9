using EchoServer;
using Microsoft.AspNetCore.Builder;

WebApplicationBuilder builder = EchoServerApplication.CreateBuilder(args);
if (!TransportOption.TryRead(builder.Configuration, out string transport, out string? refusal))
{
    await Console.Error.WriteLineAsync(refusal);
    return 2;
}

await using WebApplication app = EchoServerApplication.Build(builder);
await app.StartAsync();
Console.WriteLine($"listening on {string.Join(',', app.Urls)} transport={transport}");
await app.WaitForShutdownAsync();
return 0;

using System.Text.Json;
using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>SignalR, unchanged, on <see cref="ServerWebSocket"/>, with <c>@microsoft/signalr</c> in Chromium.</summary>
public sealed class SignalRBrowserTests
{
    private const string Calls = """
        async () => {
          const connection = new signalR.HubConnectionBuilder()
            .withUrl('/hub', { transport: signalR.HttpTransportType.WebSockets })
            .configureLogging(signalR.LogLevel.None)
            .build();
          const called = [];
          connection.on('called', (number) => called.push(number));
          const closed = new Promise((resolve) => connection.onclose((error) => resolve(error ? `${error}` : 'in order')));
          await connection.start();
          const echo = await connection.invoke('Echo', 'Grüße, 世界 🌍');
          await connection.invoke('CallBack', 20);
          const streamed = await new Promise((resolve, reject) => {
            let count = 0;
            connection.stream('Count', 100).subscribe({ next: () => count++, complete: () => resolve(count), error: reject });
          });
          await connection.stop();
          return { echo, called: called.length, streamed, closed: await closed };
        }
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_streams_and_callbacks_pass_in_both_directions()
    {
        await using DropInServer server = await DropInServer.StartAsync(
            application =>
            {
                _ = application.MapGet(
                    "/",
                    () => Results.Content("<!doctype html><script src='/signalr.js'></script>", "text/html")
                );
                _ = application.MapGet("/signalr.js", () => Results.File(SignalRScript, "text/javascript"));
                _ = application.MapHub<ProofHub>("/hub");
            },
            services => services.AddSignalR()
        );
        await using Chromium browser = await Chromium.StartAsync(Cancelled);
        IPage page = await browser.NewPageAsync();
        _ = await page.GotoAsync(server.Http.AbsoluteUri);
        JsonElement seen = await page.EvaluateAsync<JsonElement>(Calls).WaitAsync(Bound.Program, Cancelled);
        seen.GetProperty("echo").GetString().ShouldBe("Grüße, 世界 🌍");
        seen.GetProperty("called").GetInt32().ShouldBe(20);
        seen.GetProperty("streamed").GetInt32().ShouldBe(100);
        seen.GetProperty("closed").GetString().ShouldBe("in order");
        server.Accepted.ShouldBe([typeof(ServerWebSocket)]);
    }

    private static string SignalRScript =>
        Path.Combine(BuildPlaces.ClientScripts, "node/node_modules/@microsoft/signalr/dist/browser/signalr.js");
}

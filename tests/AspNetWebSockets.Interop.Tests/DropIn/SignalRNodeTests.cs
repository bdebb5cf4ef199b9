using System.Text.Json;
using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>SignalR, unchanged, on <see cref="ServerWebSocket"/>, with the npm client <c>@microsoft/signalr</c> in Node.js.</summary>
public sealed class SignalRNodeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("calls")]
    [InlineData("calls-without-negotiation")]
    public async Task Calls_streams_and_callbacks_pass_in_both_directions(string scenario)
    {
        await using DropInServer server = await StartAsync();
        JsonElement seen = await PlayAsync(scenario, server);
        seen.GetProperty("echo").GetString().ShouldBe("Grüße, 世界 🌍");
        seen.GetProperty("large").GetBoolean().ShouldBeTrue();
        seen.GetProperty("many").GetBoolean().ShouldBeTrue();
        seen.GetProperty("refused").GetString().ShouldNotBeNull().ShouldEndWith("no");
        seen.GetProperty("called").GetBoolean().ShouldBeTrue();
        seen.GetProperty("streamed").GetBoolean().ShouldBeTrue();
        seen.GetProperty("sum").GetInt32().ShouldBe(10);
        seen.GetProperty("closed").GetString().ShouldBe("in order");
        server.Accepted.ShouldBe([typeof(ServerWebSocket)]);
    }

    [Fact]
    public async Task A_client_that_the_server_throws_out_sees_the_end()
    {
        await using DropInServer server = await StartAsync();
        JsonElement seen = await PlayAsync("thrown-out", server);
        seen.GetProperty("states").ToString().ShouldBe("""["Connected","Disconnected"]""");
        server.Accepted.ShouldBe([typeof(ServerWebSocket)]);
    }

    [Fact]
    public async Task A_client_reconnects()
    {
        await using DropInServer server = await StartAsync();
        JsonElement seen = await PlayAsync("reconnect", server);
        seen.GetProperty("echo").GetString().ShouldBe("again");
        server.Accepted.ShouldBe([typeof(ServerWebSocket), typeof(ServerWebSocket)]);
    }

    private static Task<DropInServer> StartAsync() =>
        DropInServer.StartAsync(application => application.MapHub<ProofHub>("/hub"), services => services.AddSignalR());

    private static async Task<JsonElement> PlayAsync(string scenario, DropInServer server)
    {
        string line = await NodeProgram.RunAsync(
            "signalr_client.js",
            Cancelled,
            scenario,
            new Uri(server.Http, "/hub").AbsoluteUri
        );
        return JsonDocument.Parse(line).RootElement;
    }
}

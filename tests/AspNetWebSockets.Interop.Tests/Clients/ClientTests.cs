using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary>What is asked of every client; one derived class per client says which scenarios it has the means for.</summary>
public abstract class ClientTests(EchoServerFixture servers, IClientUnderTest client) : IClassFixture<EchoServerFixture>
{
    /// <summary>Plays the scenario and compares the whole observation.</summary>
    protected async Task CheckAsync(string name)
    {
        Scenario scenario = ScenarioTable.Named(name);
        RunningServer server = scenario.IsPinged ? servers.Pinging : servers.Quiet;

        ClientObservation observed = await client.PlayAsync(
            scenario.Script,
            server.WebSocketUrl(scenario.Path),
            TestContext.Current.CancellationToken
        );

        observed.Pings.ShouldBeGreaterThanOrEqualTo(scenario.Expected.Pings);
        (observed with { Pings = scenario.Expected.Pings }).ShouldBeWhatIsExpected(scenario.Expected);
    }

    /// <summary>The server notices that the client is gone, ends the handler and lets the connection go.</summary>
    [Theory]
    [InlineData("/echo")]
    [InlineData("/classic")]
    [InlineData("/broadcast")]
    public async Task A_client_that_vanishes_is_released(string path)
    {
        string name = Guid.NewGuid().ToString("N");
        await ClassicConnections.GoneAsync(TestContext.Current.CancellationToken);

        await client.VanishAsync(
            servers.Quiet.WebSocketUrl($"{path}?track={name}"),
            TestContext.Current.CancellationToken
        );

        await servers.Quiet.Connections.ReleasedAsync(name, TestContext.Current.CancellationToken);
        ClassicConnections.Count.ShouldBe(0);
    }
}

using AspNetWebSockets.Interop.Tests.Clients;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>Every scenario over HTTP/2 with node's own <c>http2</c>, in the clear with prior knowledge and over TLS.</summary>
public sealed class NodeHttp2Tests(Http2Fixture servers) : IClassFixture<Http2Fixture>
{
    private readonly ScriptClient _client = new("node", "node/http2_client.js");

    public static TheoryData<string, bool> Cells => ScenarioCells.Of(ScenarioTable.Except());

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Observes_what_the_scenario_says(string name, bool tls)
    {
        Scenario scenario = ScenarioTable.Named(name);
        Http2Server server = scenario.IsPinged ? servers.Pinging : servers.Quiet;

        ClientObservation observed = await _client.PlayAsync(
            scenario.Script,
            server.Http(tls, scenario.Path),
            TestContext.Current.CancellationToken
        );

        observed.Pings.ShouldBeGreaterThanOrEqualTo(scenario.Expected.Pings);
        (observed with { Pings = scenario.Expected.Pings }).ShouldBeWhatIsExpected(scenario.Expected);
    }

    [Theory]
    [InlineData("/echo", false)]
    [InlineData("/classic", true)]
    public async Task A_client_that_vanishes_is_released(string path, bool tls)
    {
        string name = Guid.NewGuid().ToString("N");

        await _client.VanishAsync(
            servers.Quiet.Http(tls, $"{path}?track={name}"),
            TestContext.Current.CancellationToken
        );

        SeenRequest request = await servers.Quiet.Requests.RequestAsync(name, TestContext.Current.CancellationToken);
        await request.Over.WaitAsync(Hosting.Bound.Event, TestContext.Current.CancellationToken);
        request.ShouldBeExtendedConnect();
    }
}

using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary>The npm package ws.</summary>
public sealed class NodeWsTests(EchoServerFixture servers)
    : ClientTests(servers, new ScriptClient("node", "node/ws_client.js"))
{
    public static TheoryData<string> Scenarios { get; } = ScenarioTable.Except();

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Observes_what_the_scenario_says(string scenario) => CheckAsync(scenario);
}

using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary>The npm package undici. Its interface is that of browsers: it can neither ping nor fragment.</summary>
public sealed class NodeUndiciTests(EchoServerFixture servers)
    : ClientTests(servers, new ScriptClient("node", "node/undici_client.js"))
{
    public static TheoryData<string> Scenarios { get; } = ScenarioTable.Except("client-ping", "fragmented");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Observes_what_the_scenario_says(string scenario) => CheckAsync(scenario);
}

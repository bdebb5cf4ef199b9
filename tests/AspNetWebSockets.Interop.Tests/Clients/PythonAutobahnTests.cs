using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary>Debian's python3-autobahn.</summary>
public sealed class PythonAutobahnTests(EchoServerFixture servers)
    : ClientTests(servers, new ScriptClient("/usr/bin/python3", "python/autobahn_client.py"))
{
    public static TheoryData<string> Scenarios { get; } = ScenarioTable.Except();

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Observes_what_the_scenario_says(string scenario) => CheckAsync(scenario);
}

using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary>Debian's python3-websockets. It cannot send a close frame without body.</summary>
public sealed class PythonWebsocketsTests(EchoServerFixture servers)
    : ClientTests(servers, new ScriptClient("/usr/bin/python3", "python/websockets_client.py"))
{
    public static TheoryData<string> Scenarios { get; } = ScenarioTable.Except("client-close-empty");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Observes_what_the_scenario_says(string scenario) => CheckAsync(scenario);
}

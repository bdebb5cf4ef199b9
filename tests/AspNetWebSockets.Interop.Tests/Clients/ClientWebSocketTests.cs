using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary>.NET's own client. It cannot send a close frame without body, and hides pings and pongs (see <see cref="DotNetKeepAliveTests"/>).</summary>
public sealed class ClientWebSocketTests(EchoServerFixture servers) : ClientTests(servers, new DotNetClient())
{
    public static TheoryData<string> Scenarios { get; } =
        ScenarioTable.Except("client-close-empty", "client-ping", "server-ping");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Observes_what_the_scenario_says(string scenario) => CheckAsync(scenario);
}

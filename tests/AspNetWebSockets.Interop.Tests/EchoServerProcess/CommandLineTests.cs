using System.Diagnostics;
using AspNetWebSockets.Interop.Tests.Clients;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.EchoServerProcess;

/// <summary>Options, ready line and exit codes of <c>samples/EchoServer</c>.</summary>
[Trait("Transport", "None")]
public sealed class CommandLineTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static ServerProcess Start(params string[] arguments) =>
        new("EchoServer", ["--urls", "http://127.0.0.1:0", .. arguments]);

    [Theory]
    [InlineData("auto", "io_uring|epoll")]
    [InlineData("epoll", "epoll")]
    [InlineData("sockets", "sockets")]
    [InlineData(null, "io_uring|epoll")]
    public async Task Says_where_it_listens_and_serves(string? transport, string chosen)
    {
        using ServerProcess server = Start(transport is null ? [] : ["--transport", transport]);

        string ready = (await server.OutputLineAsync(Cancelled)).ShouldNotBeNull();

        string[] words = ready.Split(' ');
        words.Length.ShouldBe(4, ready);
        words[..2].ShouldBe(["listening", "on"]);
        chosen
            .Split('|')
            .ShouldContain(words[3].Replace("transport=", "", StringComparison.Ordinal), StringComparer.Ordinal);
        Uri address = new(words[2]);
        using HttpClient http = new() { BaseAddress = address };
        (await http.GetStringAsync("/healthz", Cancelled)).ShouldBe("ok");
        Scenario text = ScenarioTable.Named("text on /echo");
        ClientObservation observed = await new DotNetClient().PlayAsync(
            text.Script,
            new Uri($"ws://{address.Authority}{text.Path}"),
            Cancelled
        );
        observed.ShouldBeWhatIsExpected(text.Expected);
    }

    [Fact]
    public async Task Refuses_a_transport_that_does_not_exist()
    {
        using ServerProcess server = Start("--transport", "carrier-pigeon");

        string errors = await server.ErrorsAsync(Cancelled);

        errors.ShouldContain("--transport carrier-pigeon: unknown; expected auto, io_uring, epoll or sockets.");
        (await server.ExitCodeAsync(Cancelled)).ShouldBe(2);
    }

    [Fact]
    public async Task Stops_at_a_termination_signal_without_a_word()
    {
        using ServerProcess server = Start();
        await server.OutputLineAsync(Cancelled);

        using Process kill = Process.Start("kill", ["-TERM", $"{server.Id}"]);
        await kill.WaitForExitAsync(Cancelled).WaitAsync(Bound.Program, Cancelled);

        (await server.ExitCodeAsync(Cancelled)).ShouldBe(0);
        (await server.OutputLineAsync(Cancelled)).ShouldBeNull();
        (await server.ErrorsAsync(Cancelled)).ShouldBeEmpty();
    }
}

using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Clients;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>.NET's own client over HTTP/2, in the clear with prior knowledge and over TLS; all of its WebSockets share one connection.</summary>
public sealed class ClientWebSocketHttp2Tests(Http2Fixture servers) : IClassFixture<Http2Fixture>, IDisposable
{
    private readonly HttpMessageInvoker _connections = new(
        new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = LoopbackCertificate.Trust } }
    );

    public static TheoryData<string, bool> Cells =>
        ScenarioCells.Of(ScenarioTable.Except("client-close-empty", "client-ping", "server-ping"));

    public void Dispose() => _connections.Dispose();

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Observes_what_the_scenario_says(string name, bool tls)
    {
        Scenario scenario = ScenarioTable.Named(name);

        ClientObservation observed = await new DotNetClient(_connections).PlayAsync(
            scenario.Script,
            servers.Quiet.WebSocket(tls, scenario.Path),
            TestContext.Current.CancellationToken
        );

        observed.ShouldBeWhatIsExpected(scenario.Expected);
    }

    [Theory]
    [InlineData("/echo", false)]
    [InlineData("/classic", true)]
    public async Task A_client_that_vanishes_is_released_and_the_connection_lives_on(string path, bool tls)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        DotNetClient client = new(_connections);
        string[] names = [Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N")];
        List<SeenRequest> requests = [];
        foreach (string name in names)
        {
            await client.VanishAsync(servers.Quiet.WebSocket(tls, $"{path}?track={name}"), cancellationToken);
            SeenRequest request = await servers.Quiet.Requests.RequestAsync(name, cancellationToken);
            await request.Over.WaitAsync(Bound.Event, cancellationToken);
            request.ShouldBeExtendedConnect();
            requests.Add(request);
        }

        requests[1].ConnectionId.ShouldBe(requests[0].ConnectionId);
    }

    [Fact]
    public async Task A_reset_fails_what_the_handler_waits_for()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string track = Guid.NewGuid().ToString("N");
        using ClientWebSocket socket = DotNetClient.Create(_connections);
        await socket.ConnectAsync(
            servers.Quiet.WebSocket(tls: true, $"/wait?track={track}"),
            _connections,
            cancellationToken
        );

        socket.Abort();

        WebSocketException end = await servers.Quiet.Handlers.EndAsync(track, cancellationToken);
        end.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
    }

    [Fact]
    public async Task A_stopping_host_says_goodbye()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using Http2Server server = await Http2Server.StartAsync();
        using ClientWebSocket socket = DotNetClient.Create(_connections);
        await socket.ConnectAsync(server.WebSocket(tls: false, "/echo"), _connections, cancellationToken);

        Task stop = server.StopAsync();
        WebSocketReceiveResult received = await socket
            .ReceiveAsync(new byte[16], cancellationToken)
            .WaitAsync(Bound.Event, cancellationToken);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);

        received.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        await stop.WaitAsync(Bound.Event, cancellationToken);
    }

    [Fact]
    public async Task The_client_is_told_why_it_is_refused()
    {
        using ClientWebSocket socket = DotNetClient.Create(_connections);
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        socket.Options.CollectHttpResponseDetails = true;

        await Should.ThrowAsync<WebSocketException>(
            socket.ConnectAsync(
                servers.Quiet.WebSocket(tls: true, "/echo"),
                _connections,
                TestContext.Current.CancellationToken
            )
        );

        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}

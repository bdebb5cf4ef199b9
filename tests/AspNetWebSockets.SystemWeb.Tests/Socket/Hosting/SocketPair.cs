using System.Net.WebSockets;
using System.Text;
using System.Web.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>A socket under test, in the hands of the test, and the raw client at the other end of its connection.</summary>
internal sealed class SocketPair(
    SocketPlan plan,
    AspNetWebSocket server,
    WebSocketConnection connection,
    FlushGate gate,
    RawWebSocketClient client
) : IAsyncDisposable
{
    public const WebSocketCloseStatus ServerCode = WebSocketCloseStatus.EndpointUnavailable;
    public const string ServerReason = "server ended";
    public const WebSocketCloseStatus ClientCode = (WebSocketCloseStatus)4321;
    public const string ClientReason = "client ended";

    public AspNetWebSocket Server => server;

    public WebSocketConnection Connection => connection;

    public FlushGate Gate => gate;

    public RawWebSocketClient Client => client;

    /// <summary>Starts a call with usual arguments; what it throws comes straight from the call.</summary>
    public Task Start(Call call, CancellationToken token = default) =>
        call switch
        {
            Call.ReceiveAsync => server.ReceiveAsync(new ArraySegment<byte>(new byte[64]), token),
            Call.ReceiveMemoryAsync => server.ReceiveAsync(new Memory<byte>(new byte[64]), token).AsTask(),
            Call.SendAsync => server.SendAsync(
                new ArraySegment<byte>("data"u8.ToArray()),
                WebSocketMessageType.Text,
                true,
                token
            ),
            Call.SendMemoryAsync => server
                .SendAsync(new ReadOnlyMemory<byte>("data"u8.ToArray()), WebSocketMessageType.Text, true, token)
                .AsTask(),
            Call.SendFlagsAsync => server
                .SendAsync(
                    new ReadOnlyMemory<byte>("data"u8.ToArray()),
                    WebSocketMessageType.Text,
                    WebSocketMessageFlags.EndOfMessage,
                    token
                )
                .AsTask(),
            Call.CloseOutputAsync => server.CloseOutputAsync(ServerCode, ServerReason, token),
            _ => server.CloseAsync(ServerCode, ServerReason, token),
        };

    /// <summary>The table entry of a call that must throw from the call itself.</summary>
    public Outcome Refused(Call call, CancellationToken token = default)
    {
        Exception error = Should.Throw<Exception>(
            () =>
            {
                _ = Start(call, token);
            },
            $"{call} must throw from the call"
        );
        return OutcomeReader.Of(error);
    }

    /// <summary>Brings the socket into a row of table 2.2.</summary>
    public async Task BringToAsync(Situation situation)
    {
        if (situation is Situation.CloseSent or Situation.Closed)
        {
            await server.CloseOutputAsync(ServerCode, ServerReason, CancellationToken.None).InTime();
            await ReadServerCloseAsync();
        }

        if (situation is Situation.CloseReceived or Situation.Closed)
        {
            await ClientClosesAsync();
            (await ReceiveAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
        }

        if (situation == Situation.Aborted)
        {
            server.Abort();
        }

        if (situation == Situation.Disposed)
        {
            server.EndOfHandler();
        }
    }

    public Task<WebSocketReceiveResult> ReceiveAsync() =>
        server.ReceiveAsync(new ArraySegment<byte>(new byte[64]), CancellationToken.None).InTime();

    public Task ClientSendsAsync(string text) => client.SendBytesAsync(ClientFrame.Text(text)).InTime();

    public Task ClientClosesAsync() => client.SendBytesAsync(ClientFrame.Close((int)ClientCode, ClientReason)).InTime();

    public async Task<ServerFrame> ReadFrameAsync() =>
        await client.ReadFrameAsync(TestContext.Current.CancellationToken).InTime()
        ?? throw new EndOfStreamException("The server ended TCP where a frame was expected.");

    /// <summary>Reads the close frame that <see cref="Start"/> sends.</summary>
    public async Task ReadServerCloseAsync()
    {
        ServerFrame frame = await ReadFrameAsync();
        frame.Opcode.ShouldBe(FrameOpcodes.Close);
        frame.CloseCode.ShouldBe((int)ServerCode);
        frame.CloseReason.ShouldBe(ServerReason);
    }

    /// <summary>The server ends TCP in order and sends nothing more before.</summary>
    public async Task NothingMoreIsSentAsync() =>
        (await client.ReadToEndAsync(TestContext.Current.CancellationToken).InTime()).ShouldBeEmpty();

    /// <summary>The connection is cut: no frame comes any more, and TCP ends by a reset or at once.</summary>
    public async Task ConnectionIsCutAsync()
    {
        try
        {
            await NothingMoreIsSentAsync();
        }
        catch (IOException)
        {
            // A reset is as good an end as a FIN here.
        }

        connection.IsAborted.ShouldBeTrue();
    }

    /// <summary>Lets the handler return; the host then ends the connection.</summary>
    /// <returns>Completes when the handler has ended.</returns>
    public Task EndHandlerAsync()
    {
        plan.End();
        return plan.Over.InTime();
    }

    public async ValueTask DisposeAsync()
    {
        gate.Open();
        plan.End();
        await client.DisposeAsync();
    }
}

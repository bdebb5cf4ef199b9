using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>A <see cref="ServerWebSocket"/> and its client in memory and in virtual time; see <see cref="ConnectionPair"/>.</summary>
internal sealed class SocketPair : IAsyncDisposable
{
    public SocketPair(
        Action<AspNetWebSocketsOptions>? configure = null,
        long closeDrainLimit = long.MaxValue,
        Action<HandlerPolicy>? policy = null
    )
    {
        Connection = new ConnectionPair(configure);
        HandlerPolicy rules = new() { CloseDrainLimit = closeDrainLimit };
        policy?.Invoke(rules);
        Socket = new ServerWebSocket(Connection.Server, subProtocol: null, rules);
    }

    public ConnectionPair Connection { get; }

    public ServerWebSocket Socket { get; }

    public InMemoryClient Client => Connection.Client;

    public ManualTimeProvider Time => Connection.Time;

    public Task SendTextAsync(string text, bool endOfMessage = true, CancellationToken cancellationToken = default) =>
        Socket
            .SendAsync(
                System.Text.Encoding.UTF8.GetBytes(text).AsMemory(),
                WebSocketMessageType.Text,
                endOfMessage,
                cancellationToken
            )
            .AsTask();

    public Task SendAsync(int length, CancellationToken cancellationToken = default) =>
        Socket
            .SendAsync(new byte[length].AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken)
            .AsTask();

    /// <summary>Sends until the client's window is full and a send is held back. Returns that send.</summary>
    public Task FillWindow()
    {
        Task send;
        do
        {
            send = SendAsync(4096);
        } while (send.IsCompletedSuccessfully);

        return send;
    }

    public Task<ValueWebSocketReceiveResult> ReceiveAsync(int room = 1024) =>
        Socket.ReceiveAsync(new byte[room].AsMemory(), CancellationToken.None).AsTask();

    public Task CloseOutputAsync(
        WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure,
        string? description = ""
    ) => Socket.CloseOutputAsync(status, description, CancellationToken.None);

    public Task CloseAsync(
        WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure,
        string? description = "",
        CancellationToken cancellationToken = default
    ) => Socket.CloseAsync(status, description, cancellationToken);

    /// <summary>Reads frames of the server until a close frame, or its end.</summary>
    public async Task<List<ServerFrame>> ReadToCloseAsync()
    {
        List<ServerFrame> frames = [];
        while (await Client.ReadFrameAsync() is { } frame)
        {
            frames.Add(frame);
            if (frame.Opcode == FrameOpcodes.Close)
            {
                break;
            }
        }

        return frames;
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}

using System.Globalization;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>A well-behaved client that is connected all the time: whatever the attackers do, it must be served.</summary>
public sealed class Bystander : IAsyncDisposable
{
    private readonly RawWebSocketClient _client;
    private int _messages;

    private Bystander(RawWebSocketClient client) => _client = client;

    /// <summary>Connects.</summary>
    public static async Task<Bystander> ConnectAsync(int port, CancellationToken cancellationToken = default) =>
        new(
            await RawWebSocketClient
                .ConnectAsync("127.0.0.1", port, Handshake.EchoPath, cancellationToken: cancellationToken)
                .ConfigureAwait(false)
        );

    /// <summary>Sends a message and waits for its echo; ten seconds at most.</summary>
    /// <exception cref="InvalidDataException">Something else came.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"bystander {++_messages}");
        await _client.SendBytesAsync(ClientFrame.Text(text), cancellationToken).ConfigureAwait(false);
        ServerFrame? frame = await NextMessageAsync(cancellationToken).ConfigureAwait(false);
        if (frame is not { Opcode: FrameOpcodes.Text } || !string.Equals(frame.Text, text, StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                $"The bystander sent '{text}' and got {frame?.ToString() ?? "the end of its connection"}."
            );
        }
    }

    /// <summary>Answers the server's keep-alive in between: pings of ours, pongs that nobody asked for of stock.</summary>
    private async Task<ServerFrame?> NextMessageAsync(CancellationToken cancellationToken)
    {
        ServerFrame? frame = await _client.ReadFrameAsync(cancellationToken).ConfigureAwait(false);
        while (frame is { Opcode: FrameOpcodes.Ping or FrameOpcodes.Pong })
        {
            if (frame.Opcode == FrameOpcodes.Ping)
            {
                await _client.SendBytesAsync(ClientFrame.Pong(frame.Payload), cancellationToken).ConfigureAwait(false);
            }

            frame = await _client.ReadFrameAsync(cancellationToken).ConfigureAwait(false);
        }

        return frame;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _client.DisposeAsync();
}

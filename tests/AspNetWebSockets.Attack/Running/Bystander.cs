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
        ServerFrame? frame = await _client.ReadFrameAsync(cancellationToken).ConfigureAwait(false);
        if (frame is not { Opcode: FrameOpcodes.Text } || !string.Equals(frame.Text, text, StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                $"The bystander sent '{text}' and got {frame?.ToString() ?? "the end of its connection"}."
            );
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _client.DisposeAsync();
}

using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace AspNetWebSockets;

/// <summary>
/// A whole message, in memory lent from a pool: dispose of it when done. Received by
/// <see cref="ServerWebSocket.ReceiveMessageAsync(int, CancellationToken)"/>.
/// </summary>
/// <remarks>SYNCHRONIZATION: one thread at a time.</remarks>
public sealed class WebSocketMessage : IDisposable
{
    private readonly int _length;
    private byte[]? _buffer;

    internal WebSocketMessage(WebSocketMessageType messageType, byte[] buffer, int length)
    {
        MessageType = messageType;
        _buffer = buffer;
        _length = length;
    }

    /// <summary><see cref="WebSocketMessageType.Text"/> or <see cref="WebSocketMessageType.Binary"/>.</summary>
    public WebSocketMessageType MessageType { get; }

    /// <summary>The payload; that of a text message is valid UTF-8.</summary>
    /// <value>Goes back to the pool with <see cref="Dispose"/>: keep no slice of it.</value>
    /// <exception cref="ObjectDisposedException">The message was disposed of.</exception>
    public ReadOnlyMemory<byte> Payload
    {
        get
        {
            ObjectDisposedException.ThrowIf(_buffer is null, this);
            return _buffer.AsMemory(0, _length);
        }
    }

    /// <summary>The payload as text, decoded from UTF-8.</summary>
    /// <exception cref="ObjectDisposedException">The message was disposed of.</exception>
    public override string ToString() => Encoding.UTF8.GetString(Payload.Span);

    /// <summary>Gives the memory back. Any number of times.</summary>
    public void Dispose()
    {
        if (_buffer is { Length: > 0 } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _buffer = null;
    }
}

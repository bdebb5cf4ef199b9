using System.Buffers;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>
/// Control frames that wait while a flush is outstanding or a frame is half written. When one does not fit, only the
/// newest stays: RFC 6455 section 5.5.3 lets a pong answer the latest ping alone. Owns no memory while empty.
/// SYNCHRONIZATION: used under the connection's lock only.
/// </summary>
internal sealed class ControlQueue
{
    /// <summary>The most bytes that wait.</summary>
    public const int Limit = 4096;

    private byte[] _buffer = [];
    private int _length;

    public bool IsEmpty => _length == 0;

    public void Add(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        if (IsEmpty)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(Limit);
        }

        if (_length + FrameWriter.HeaderLength(payload.Length) + payload.Length > Limit)
        {
            _length = 0;
        }

        Span<byte> destination = _buffer.AsSpan(_length);
        int headerLength = FrameWriter.WriteHeader(destination, opcode, fin: true, payload.Length);
        payload.CopyTo(destination[headerLength..]);
        _length += headerLength + payload.Length;
    }

    /// <summary>Writes all that waits; the caller flushes.</summary>
    public void MoveTo(ITransportConnection output)
    {
        _buffer.AsSpan(0, _length).CopyTo(output.GetSpan(_length));
        output.Advance(_length);
        Clear();
    }

    /// <summary>Forgets everything and gives the memory back.</summary>
    public void Clear()
    {
        if (!IsEmpty)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _length = 0;
        }
    }
}

using System.Buffers;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>
/// Compresses what the application sends, outside of the connection's lock: who sends claims this first. Owns no memory
/// between two sends, unless the server keeps its context. SYNCHRONIZATION: used under the connection's lock, but for
/// <see cref="Compress"/>, which is the claimant's.
/// </summary>
internal sealed class CompressedOutput(MessageDeflater deflater)
{
    // Most text gets that much smaller; what does not makes the buffer grow.
    private const int ExpectedRatio = 3;
    private const int SmallestBuffer = 512;

    private byte[] _buffer = [];
    private CompressionTally _tally;
    private bool _messageIsCompressed;
    private bool _isDisposed;

    /// <summary>Whether a send is being compressed.</summary>
    public bool IsClaimed { get; private set; }

    /// <summary>Claims this for a fragment, if its message is to be compressed.</summary>
    public bool TryClaim(bool startsMessage, int length, bool endOfMessage, bool allowed)
    {
        if (startsMessage)
        {
            _messageIsCompressed = allowed && deflater.IsWorthwhile(length, endOfMessage);
        }

        IsClaimed = _messageIsCompressed;
        return IsClaimed;
    }

    /// <summary>Ends the claim.</summary>
    public void EndClaim()
    {
        IsClaimed = false;
        if (_isDisposed)
        {
            deflater.Dispose();
        }
    }

    /// <summary>Compresses a fragment.</summary>
    /// <returns>Good until <see cref="Release"/>.</returns>
    public ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> source, bool endOfMessage)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(SmallestBuffer, source.Length / ExpectedRatio));
        int length = 0;
        int uncompressed = source.Length;
        while (true)
        {
            bool done = deflater.Deflate(
                source,
                buffer.AsSpan(length),
                endOfMessage,
                out int consumed,
                out int written
            );
            source = source[consumed..];
            length += written;
            if (done)
            {
                _buffer = buffer;
                _tally.Add(length, uncompressed);
                return buffer.AsMemory(0, length);
            }

            if (buffer.Length - length < MessageDeflater.MinDestinationLength)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }
    }

    /// <summary>The sizes of the message whose last fragment was compressed.</summary>
    public CompressionTally TakeTally()
    {
        CompressionTally tally = _tally;
        _tally = default;
        return tally;
    }

    /// <summary>The last fragment is sent: gives its memory back.</summary>
    public void Release()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    /// <summary>The connection failed: the transport may look at the memory still, so that nobody else is to get it.</summary>
    public void Abandon() => _buffer = [];

    /// <summary>The connection is over.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        if (!IsClaimed)
        {
            deflater.Dispose();
        }
    }
}

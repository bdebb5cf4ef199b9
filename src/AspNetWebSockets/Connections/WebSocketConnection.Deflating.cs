using System.Net.WebSockets;

namespace AspNetWebSockets;

// Sending to a client with which compression was agreed (RFC 7692).
public sealed partial class WebSocketConnection
{
    /// <summary>Whether the fragment is to be compressed and may be sent; what may not be sent is refused on the ordinary way.</summary>
    private bool TryClaimCompression(int length, WebSocketMessageFlags flags)
    {
        lock (Gate)
        {
            return CanSend
                && _compressedOutput!.TryClaim(
                    startsMessage: !_messageStarted,
                    length,
                    endOfMessage: (flags & WebSocketMessageFlags.EndOfMessage) == WebSocketMessageFlags.EndOfMessage,
                    allowed: (flags & WebSocketMessageFlags.DisableCompression) == WebSocketMessageFlags.None
                );
        }
    }

    /// <summary>Compresses without the lock, as that takes its time with a large fragment, and the loop must not wait for it.</summary>
    private ValueTask CompressAndSendAsync(
        ReadOnlySpan<byte> payload,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    )
    {
        ReadOnlyMemory<byte> compressed;
        try
        {
            compressed = _compressedOutput!.Compress(payload, endOfMessage);
        }
        catch (Exception exception)
        {
            lock (Gate)
            {
                _compressedOutput!.EndClaim();
            }

            // What the client has of the message cannot be continued.
            OnUnexpected(exception);
            return ValueTask.FromException(_failure!.ToException());
        }

        if (endOfMessage)
        {
            CompressionTally tally = _compressedOutput.TakeTally();
            _metrics.All.Compressed(Tags.Transmit, tally.Compressed, tally.Uncompressed);
        }

        return SendFragmentAsync(compressed, messageType, endOfMessage, isCompressed: true, cancellationToken);
    }
}

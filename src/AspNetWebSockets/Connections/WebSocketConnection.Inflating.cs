using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Reading from a client that may compress its messages (RFC 7692).
public sealed partial class WebSocketConnection
{
    /// <summary>
    /// Under the lock: as <see cref="MessageReader.Read"/>, but what comes out is inflated. Compressed messages need not
    /// have a border where a fragment of them ends: that of one which has brought nothing is passed over.
    /// </summary>
    private MessageEvent ReadInflated(
        ReadOnlySpan<byte> source,
        Span<byte> destination,
        out int consumed,
        out int written
    )
    {
        consumed = 0;
        written = 0;
        CompressedInput input = _compressedInput!;
        if (!input.IsPending)
        {
            // Without a destination, to learn what the payload is before it is put anywhere.
            MessageEvent @event = _reader.Read(source, [], out consumed, out _);
            bool isPayload = @event is MessageEvent.DestinationFull or MessageEvent.FragmentEnd;
            if (!isPayload || (@event == MessageEvent.FragmentEnd && !_reader.IsCompressed))
            {
                return @event;
            }

            if (!_reader.IsCompressed)
            {
                @event = _reader.Read(source[consumed..], destination, out int used, out written);
                consumed += used;
                return @event;
            }

            consumed += TakeCompressed(source[consumed..], @event);
        }

        InflateStatus status = input.Inflate(destination, _reader.IsText, out written);
        if (status == InflateStatus.EndOfMessage)
        {
            CompressionTally tally = input.TakeTally();
            _metrics.All.Compressed(Tags.Receive, tally.Compressed, tally.Uncompressed);
        }

        return status switch
        {
            InflateStatus.Violation => MessageEvent.Violation,
            InflateStatus.DestinationFull => MessageEvent.DestinationFull,
            InflateStatus.EndOfMessage => MessageEvent.FragmentEnd,
            _ when input.EndsFragment && (written > 0 || IsInFragment) => MessageEvent.FragmentEnd,
            _ => MessageEvent.NeedInput,
        };
    }

    // Whether the application has, or will be given, a part of the fragment already.
    private bool IsInFragment => _receive.IsPending ? !_receive.IsEmpty : _inbox is { IsInFragment: true };

    private int TakeCompressed(ReadOnlySpan<byte> source, MessageEvent @event)
    {
        int consumed = 0;
        int count = 0;
        if (@event == MessageEvent.DestinationFull)
        {
            @event = _reader.Read(source, _compressedInput!.GetSpan(), out consumed, out count);
        }

        bool endsFragment = @event == MessageEvent.FragmentEnd;
        _compressedInput!.Take(count, endsFragment, endsMessage: endsFragment && _reader.EndOfMessage);
        return consumed;
    }
}

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Feeds one reader and puts the payload of each fragment together again, whatever the sizes.</summary>
internal sealed class EventCollector(MessageReader reader, IReadOnlyList<int> destinationSizes)
{
    private readonly List<Incoming> _events = [];
    private readonly List<byte> _fragment = [];
    private int _destinations;

    /// <summary>Whether a close frame or a broken rule ended the stream.</summary>
    public bool IsAtEnd { get; private set; }

    public Transcript Transcript => new(_events, reader.Violation);

    /// <summary>Reads until all of <paramref name="piece"/> is used up or the stream has ended.</summary>
    public void Feed(ReadOnlySpan<byte> piece)
    {
        while (!IsAtEnd)
        {
            byte[] destination = new byte[destinationSizes[_destinations++ % destinationSizes.Count]];
            MessageEvent result = reader.Read(piece, destination, out int consumed, out int written);
            consumed.ShouldBeInRange(0, piece.Length);
            written.ShouldBeInRange(0, Math.Min(consumed, destination.Length));
            piece = piece[consumed..];
            _fragment.AddRange(destination.AsSpan(0, written));
            if (result == MessageEvent.NeedInput)
            {
                piece.Length.ShouldBe(0, "NeedInput means that all input is used up.");
                return;
            }

            if (result == MessageEvent.DestinationFull)
            {
                written.ShouldBe(destination.Length);
                continue;
            }

            Collect(result);
        }
    }

    private void Collect(MessageEvent result)
    {
        switch (result)
        {
            case MessageEvent.FragmentEnd:
                Incoming fragment = Incoming.Fragment(reader.IsText, reader.EndOfMessage, [.. _fragment]);
                _events.Add(fragment with { IsCompressed = reader.IsCompressed });
                _fragment.Clear();
                break;
            case MessageEvent.Violation:
                reader.Violation.ShouldNotBeNull();
                IsAtEnd = true;
                break;
            default:
                _events.Add(Incoming.Control(result, reader.ControlPayload));
                IsAtEnd = result == MessageEvent.Close;
                break;
        }
    }
}

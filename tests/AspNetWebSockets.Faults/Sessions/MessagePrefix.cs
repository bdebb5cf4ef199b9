namespace AspNetWebSockets.Faults;

/// <summary>Checks that what arrives is a prefix of what was sent: in order, unbroken, nothing twice.</summary>
internal sealed class MessagePrefix(IReadOnlyList<SessionMessage> sent)
{
    private int _offset;

    /// <summary>How many messages came whole.</summary>
    public int Messages { get; private set; }

    /// <summary>How many bytes of payload came.</summary>
    public int Payload { get; private set; }

    /// <summary>Whether all came.</summary>
    public bool IsComplete => Messages == sent.Count;

    /// <summary>Takes the next part of a message.</summary>
    /// <exception cref="InvariantViolationException">It is not what was sent.</exception>
    public void Take(bool isText, ReadOnlySpan<byte> part, bool endOfMessage)
    {
        if (IsComplete)
        {
            throw new InvariantViolationException($"{part.Length} bytes came behind the last message that was sent.");
        }

        SessionMessage expected = sent[Messages];
        ReadOnlySpan<byte> left = expected.Payload.AsSpan(_offset);
        if (expected.IsText != isText || !left.StartsWith(part) || (endOfMessage && left.Length != part.Length))
        {
            throw new InvariantViolationException(
                $"Message {Messages} is {Name(expected.IsText)} of {expected.Payload.Length} bytes; at byte {_offset} of it came {Name(isText)} of {part.Length} bytes, end {endOfMessage}: {Convert.ToHexString(part)}."
            );
        }

        Payload += part.Length;
        _offset += part.Length;
        if (endOfMessage)
        {
            _offset = 0;
            Messages++;
        }
    }

    private static string Name(bool isText) => isText ? "text" : "binary";
}

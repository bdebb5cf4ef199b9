namespace AspNetWebSockets.Protocol.Tests;

/// <summary>What a reader reported: a whole fragment of a message, or a control frame. The payload is in hexadecimal, so that two compare by value.</summary>
internal sealed record Incoming(MessageEvent Kind, bool IsText, bool EndOfMessage, string Payload)
{
    /// <summary>Whether the message came with RSV1, so that the payload is what was compressed.</summary>
    public bool IsCompressed { get; init; }

    public static Incoming Fragment(bool isText, bool endOfMessage, ReadOnlySpan<byte> payload) =>
        new(MessageEvent.FragmentEnd, isText, endOfMessage, Convert.ToHexString(payload));

    public static Incoming Control(MessageEvent kind, ReadOnlySpan<byte> payload) =>
        new(kind, IsText: false, EndOfMessage: false, Convert.ToHexString(payload));
}

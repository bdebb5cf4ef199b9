namespace AspNetWebSockets.Protocol;

/// <summary>What a frame carries (RFC 6455 section 5.2). Values 3 to 7 and 11 to 15 are reserved.</summary>
public enum Opcode
{
    /// <summary>A further fragment of the message in progress.</summary>
    Continuation = 0x0,

    /// <summary>The first or only fragment of a UTF-8 text message.</summary>
    Text = 0x1,

    /// <summary>The first or only fragment of a binary message.</summary>
    Binary = 0x2,

    /// <summary>Connection close (RFC 6455 section 5.5.1).</summary>
    Close = 0x8,

    /// <summary>Ping (RFC 6455 section 5.5.2).</summary>
    Ping = 0x9,

    /// <summary>Pong (RFC 6455 section 5.5.3).</summary>
    Pong = 0xA,
}

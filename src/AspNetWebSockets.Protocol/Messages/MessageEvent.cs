namespace AspNetWebSockets.Protocol;

/// <summary>What <see cref="MessageReader.Read"/> came upon.</summary>
public enum MessageEvent
{
    /// <summary>All input is used up. Payload may have been written nevertheless.</summary>
    NeedInput,

    /// <summary>The destination is full and the fragment goes on: call again with another destination.</summary>
    DestinationFull,

    /// <summary>A fragment of a message has ended; see <see cref="MessageReader.IsText"/> and <see cref="MessageReader.EndOfMessage"/>.</summary>
    FragmentEnd,

    /// <summary>A ping; answer with a pong that carries <see cref="MessageReader.ControlPayload"/> (RFC 6455 section 5.5.3).</summary>
    Ping,

    /// <summary>A pong, asked for or not.</summary>
    Pong,

    /// <summary>A close frame; <see cref="MessageReader.ControlPayload"/> is its checked body. Nothing may follow: do not read on.</summary>
    Close,

    /// <summary>The peer broke a rule: <see cref="MessageReader.Violation"/>. Do not read on.</summary>
    Violation,
}

namespace AspNetWebSockets.Protocol;

/// <summary>What inflating came upon.</summary>
public enum InflateStatus
{
    /// <summary>All input is used up, and all that it becomes was written.</summary>
    NeedInput,

    /// <summary>The destination is full: call again with the rest of the input, which may be empty, and another destination. There need not be more to write.</summary>
    DestinationFull,

    /// <summary>The message has ended, and all of it was written.</summary>
    EndOfMessage,

    /// <summary>The message broke a rule. It cannot be read on, nor any after it.</summary>
    Violation,
}

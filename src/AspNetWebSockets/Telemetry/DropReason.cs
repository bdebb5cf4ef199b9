namespace AspNetWebSockets;

/// <summary>Why messages that waited to be sent were thrown away, as the metrics say it.</summary>
internal static class DropReason
{
    /// <summary><see cref="HandlerPolicy.SendQueueLimit"/> was reached, and the connection was aborted for it: all that waited, and the message that found no place.</summary>
    public const string Abort = "abort";

    /// <summary><see cref="HandlerPolicy.SendQueueLimit"/> was reached, and the connection goes on without this message.</summary>
    public const string FailSend = "fail_send";

    /// <summary>The connection was closed, aborted or lost, or a send had failed, before the turn of the message came.</summary>
    public const string ConnectionEnded = "connection_ended";
}

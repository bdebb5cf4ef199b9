namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The entries of the tables: what a call does, or which exception it throws from the call itself.</summary>
public enum Outcome
{
    Ok,
    CompletedNoOp,
    SendInProgress,
    CloseAlreadySent,
    ReceiveInProgress,
    CloseAlreadyReceived,
    InvalidState,
    Disposed,
    NotSupported,
}

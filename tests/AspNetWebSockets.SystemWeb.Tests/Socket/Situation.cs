namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The rows of table 2.2.</summary>
public enum Situation
{
    Open,
    CloseSent,
    CloseReceived,
    Closed,
    Aborted,
    Disposed,
}

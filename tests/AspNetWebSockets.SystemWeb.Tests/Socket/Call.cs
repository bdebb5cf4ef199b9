namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The operations that occupy a channel.</summary>
public enum Call
{
    ReceiveAsync,
    SendAsync,
    CloseOutputAsync,
    CloseAsync,
}

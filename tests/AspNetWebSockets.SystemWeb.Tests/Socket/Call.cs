namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The operations that occupy a channel, each in all its overloads.</summary>
public enum Call
{
    ReceiveAsync,
    ReceiveMemoryAsync,
    SendAsync,
    SendMemoryAsync,
    SendFlagsAsync,
    CloseOutputAsync,
    CloseAsync,
}

namespace AspNetWebSockets;

/// <summary>A socket class of ours: the rules of a platform on top of a connection.</summary>
internal interface IConnectionSocket
{
    WebSocketConnection Connection { get; }
}

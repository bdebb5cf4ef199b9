namespace AspNetWebSockets.Tests;

/// <summary>The ways in which a request becomes a WebSocket.</summary>
public enum Entrance
{
    /// <summary>It is recorded, and switches when the pipeline has ended: classic handlers and <c>MapWebSocket</c>.</summary>
    BehindPipeline,

    /// <summary><c>HttpContext.WebSockets.AcceptWebSocketAsync()</c>.</summary>
    InPipeline,
}

using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>The application's function for one WebSocket, and where its code runs.</summary>
internal interface IUserFunction
{
    /// <summary>Runs the function to its end. Fails with whatever it threw, at once or later.</summary>
    /// <param name="context">Its argument.</param>
    /// <param name="connection">What the WebSocket stands on.</param>
    /// <param name="settings">Culture, and the log for what escapes from code that nobody awaits.</param>
    /// <param name="abort">Cuts the connection.</param>
    Task RunAsync(
        AspNetWebSocketContext context,
        WebSocketConnection connection,
        HandlerSettings settings,
        Action abort
    );
}

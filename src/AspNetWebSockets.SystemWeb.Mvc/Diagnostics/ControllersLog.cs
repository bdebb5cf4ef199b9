using Microsoft.Extensions.Logging;

namespace System.Web;

/// <summary>The log lines of this package. Event ids 2100 to 2199; an id never changes its meaning.</summary>
internal static partial class ControllersLog
{
    [LoggerMessage(
        2100,
        LogLevel.Warning,
        "The action of {Path} answered 101 (Switching Protocols), but it has not accepted a WebSocket; the client is answered with 400. Call AcceptWebSocketRequest before, and only when IsWebSocketRequest is true."
    )]
    internal static partial void SwitchedWithoutAccept(this ILogger logger, string path);
}

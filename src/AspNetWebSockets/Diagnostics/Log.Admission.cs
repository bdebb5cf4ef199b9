using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

// Caps and credentials: event ids 1040 to 1049.
internal static partial class Log
{
    [LoggerMessage(
        1040,
        LogLevel.Information,
        "WebSocket handshake refused with {StatusCode}: {Cap} is reached. Client address: {Address}."
    )]
    public static partial void OverCap(ILogger logger, int statusCode, string cap, ClientAddress address);

    [LoggerMessage(
        1041,
        LogLevel.Debug,
        "WebSocket {ConnectionId}: the credential has expired. Closed with {CloseCode}."
    )]
    public static partial void CredentialExpired(ILogger logger, string connectionId, int closeCode);

    [LoggerMessage(
        1042,
        LogLevel.Information,
        "The application ends {Count} WebSockets by IWebSocketConnections. Closed with {CloseCode}."
    )]
    public static partial void Revoked(ILogger logger, int count, int closeCode);
}

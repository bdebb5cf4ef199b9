using System.Collections.Frozen;
using System.Globalization;
using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>The names of tags and their values: OpenTelemetry's where it has one.</summary>
internal static class Tags
{
    public const string ProtocolVersion = "network.protocol.version";
    public const string Route = "http.route";
    public const string StatusCode = "http.response.status_code";
    public const string Direction = "network.io.direction";
    public const string Receive = "receive";
    public const string Transmit = "transmit";
    public const string EndCause = "aspnetwebsockets.end.cause";
    public const string CloseInitiator = "aspnetwebsockets.close.initiator";
    public const string CloseCode = "aspnetwebsockets.close.code";
    public const string RejectionReason = "aspnetwebsockets.rejection.reason";
    public const string Limit = "aspnetwebsockets.limit.name";
    public const string MessageType = "aspnetwebsockets.message.type";
    public const string DropReason = "aspnetwebsockets.drop.reason";
    public const string MessageSize = "aspnetwebsockets.message.size";
    public const string ConnectionId = "aspnetwebsockets.connection.id";
    public const string ErrorType = "error.type";
    public const string DrainOutcome = "aspnetwebsockets.drain.outcome";

    // Codes that a client can send and that have a meaning of their own (RFC 6455 section 7.4.1).
    private static readonly FrozenDictionary<int, string> CloseCodes = Enumerable
        .Range(1000, 16)
        .ToFrozenDictionary(static code => code, static code => code.ToString(CultureInfo.InvariantCulture));

    /// <summary>What ended a connection.</summary>
    public static string Of(ConnectionEndCause cause) =>
        cause switch
        {
            ConnectionEndCause.ClientClose => "client_close",
            ConnectionEndCause.ClientFin => "client_fin",
            ConnectionEndCause.ClientReset => "client_reset",
            ConnectionEndCause.Application => "application",
            ConnectionEndCause.TimeOut => "timeout",
            ConnectionEndCause.ProtocolRule => "protocol_rule",
            ConnectionEndCause.Limit => "limit",
            ConnectionEndCause.Expired => "expired",
            ConnectionEndCause.Revoked => "revoked",
            ConnectionEndCause.Shutdown => "shutdown",
            ConnectionEndCause.Fault => "fault",
            _ => "unknown",
        };

    /// <summary>Text or binary.</summary>
    public static string Of(WebSocketMessageType type) => type == WebSocketMessageType.Text ? "text" : "binary";

    /// <summary>Whose close frame was the first.</summary>
    public static string Of(WebSocketCloseInitiator initiator) =>
        initiator switch
        {
            WebSocketCloseInitiator.Server => "server",
            WebSocketCloseInitiator.Client => "client",
            _ => "none",
        };

    /// <summary>A close code: those with a meaning as they are, those of libraries and of applications by their range.</summary>
    public static string OfCloseCode(int? code) =>
        code switch
        {
            null => "none",
            >= 4000 and <= 4999 => "4xxx",
            >= 3000 and <= 3999 => "3xxx",
            { } assigned => CloseCodes.GetValueOrDefault(assigned, "other"),
        };
}

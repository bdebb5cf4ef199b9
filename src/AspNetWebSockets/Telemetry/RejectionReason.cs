namespace AspNetWebSockets;

/// <summary>Why an opening handshake was refused, as the metrics say it.</summary>
internal static class RejectionReason
{
    /// <summary>The request is no opening handshake that the server can complete (RFC 6455 section 4.2.1).</summary>
    public const string Malformed = "malformed";

    /// <summary>Another version of the protocol (RFC 6455 section 4.4).</summary>
    public const string Version = "version";

    /// <summary>A page of another origin (RFC 6455 section 10.2).</summary>
    public const string Origin = "origin";

    /// <summary>The server has as many connections as it may have.</summary>
    public const string Capacity = "capacity";

    /// <summary>The path has as many.</summary>
    public const string PathCapacity = "path_capacity";

    /// <summary>The user has as many.</summary>
    public const string User = "user";

    /// <summary>The address of the client has as many.</summary>
    public const string Address = "address";

    /// <summary>The server stops, or is drained.</summary>
    public const string Draining = "draining";
}

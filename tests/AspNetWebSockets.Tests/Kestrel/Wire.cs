namespace AspNetWebSockets.Tests;

/// <summary>What lies between the engine and Kestrel's socket.</summary>
public enum Wire
{
    /// <summary>The connection's own pipe.</summary>
    Pipe,

    /// <summary>The stream of the upgrade feature, as on servers that do not show their pipe.</summary>
    Stream,

    /// <summary>The connection's pipe behind TLS.</summary>
    Tls,

    /// <summary>The connection's pipe behind connection middleware.</summary>
    ConnectionLogging,

    /// <summary>A stream of HTTP/2 in the clear, with prior knowledge. Connect with <see cref="KestrelHost.ConnectHttp2Async"/>.</summary>
    Http2,
}

using System.ComponentModel.DataAnnotations;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>
/// Limits and deadlines of every WebSocket connection of the application. Set in
/// <c>builder.Services.AddAspNetWebSockets(options =&gt; ...)</c>; validated when the host starts.
/// </summary>
public sealed class AspNetWebSocketsOptions
{
    /// <summary>
    /// Whether WebSockets can be opened at all. When not, a request that asks for one is an ordinary request
    /// (<c>IsWebSocketRequest</c> is <see langword="false"/>), and <c>AcceptWebSocketRequest</c> throws
    /// <see cref="PlatformNotSupportedException"/>, as on IIS with <c>&lt;webSocket enabled="false"&gt;</c>.
    /// </summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Largest message accepted from a client, all its fragments together. A longer one fails the connection with close code 1009.</summary>
    /// <value>Bytes. Default 4 MiB (4,194,304), at least 1.</value>
    [Range(1, long.MaxValue)]
    public long MaxMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// How much received data is kept for an application that is not receiving. At the limit reading stops, and TCP
    /// flow control holds the client back; nothing is lost and the client is not declared dead meanwhile. Kestrel keeps
    /// up to <c>KestrelServerLimits.MaxRequestBufferSize</c> (1 MiB by default) more in front of it.
    /// </summary>
    /// <value>Bytes. Default 64 KiB (65,536), from 1,024 to 1 GiB.</value>
    [Range(1024, 1024 * 1024 * 1024)]
    public int ReceiveBufferLimit { get; set; } = 64 * 1024;

    /// <summary>How long a client may be silent before it is pinged (RFC 6455 section 5.5.2). Any byte received counts as life.</summary>
    /// <value>Default 30 seconds; <see cref="Timeout.InfiniteTimeSpan"/> switches keep-alive off. More than zero, at most 49 days.</value>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after a ping the client may stay silent before the connection is aborted.</summary>
    /// <value>Default 30 seconds; <see cref="Timeout.InfiniteTimeSpan"/> pings without ever declaring a client dead. More than zero, at most 49 days.</value>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long <c>CloseAsync</c> waits for the client's close frame (RFC 6455 section 7.1.2). After that the
    /// connection is aborted and the task fails. The close of <see cref="HandlerPolicy.CloseWhenHandlerEnds"/> has the
    /// same bound; it never waits for ever, but for <see cref="LingerTimeout"/> when this is infinite.
    /// </summary>
    /// <value>Default 30 seconds; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever as the .NET Framework did. More than zero, at most 49 days.</value>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the end of TCP is awaited after the closing handshake, and how long a client that is still sending is
    /// read after the server failed the connection, so that the close frame is not lost to a reset.
    /// </summary>
    /// <value>Default 5 seconds, from 1 millisecond to 10 minutes.</value>
    public TimeSpan LingerTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many bytes are read and thrown away during <see cref="LingerTimeout"/> before the connection is cut.</summary>
    /// <value>Bytes. Default 4 MiB (4,194,304), zero or more.</value>
    [Range(0, long.MaxValue)]
    public long LingerByteLimit { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// Compression of messages by permessage-deflate (RFC 7692) for every endpoint that does not say otherwise with
    /// <c>WithWebSocketCompression</c> or <c>DisableWebSocketCompression</c>. It costs CPU, and with context takeover
    /// memory for each connection; secrets and what an attacker can inject must not be compressed together. See
    /// docs/compression.md.
    /// </summary>
    /// <value><see langword="null"/>, the default: messages are not compressed.</value>
    public PermessageDeflateOptions? Compression { get; set; }

    /// <summary>Rates, counts and times that bound what one client may ask of the server, for every endpoint that does not say otherwise with <c>WithWebSocketLimits</c>.</summary>
    public ConnectionLimits Limits { get; private set; } = new();

    /// <summary>
    /// The origins whose pages may open WebSockets of <c>MapWebSocket</c> and <c>HttpContext.WebSockets</c>, besides the
    /// server's own origin; a page of another one is answered with 403 (RFC 6455 section 10.2). Clients that send no
    /// <c>Origin</c> header, which are no browsers, are not affected, nor are handlers accepted by
    /// <c>HttpContext.AcceptWebSocketRequest</c>, which have <c>AspNetWebSocketOptions.RequireSameOrigin</c>.
    /// </summary>
    /// <value>
    /// <c>scheme://host</c> or <c>scheme://host:port</c> each, without a slash behind, or <c>*</c> for every origin.
    /// Default empty: the server's own origin alone.
    /// </value>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>How many WebSockets may be open: in all, on a path, of a user, from an address.</summary>
    public WebSocketAdmissionOptions Admission { get; } = new();

    /// <summary>Who is on a WebSocket, and until when.</summary>
    public WebSocketIdentityOptions Identity { get; } = new();

    /// <summary>Rules for handlers accepted by <c>HttpContext.AcceptWebSocketRequest</c>; the defaults are the .NET Framework's behaviour.</summary>
    public HandlerPolicy Classic { get; } = new();

    /// <summary>Rules for handlers mapped by <c>MapWebSocket</c>; the defaults are the polite ones.</summary>
    public HandlerPolicy Mapped { get; } = new() { CloseWhenHandlerEnds = true, GoAwayOnShutdown = true };

    /// <summary>
    /// Rules for sockets accepted by <c>HttpContext.WebSockets.AcceptWebSocketAsync</c>; the defaults are what ASP.NET
    /// Core does, but for a host that stops: it says 1001.
    /// </summary>
    public HandlerPolicy Accepted { get; } = new() { CloseDrainLimit = long.MaxValue, GoAwayOnShutdown = true };

    /// <summary>How the server lets go of its WebSockets when the host stops.</summary>
    public WebSocketDrainOptions Drain { get; } = new();

    /// <summary>
    /// What part of the messages gets a span of its own in the activity source <c>AspNetWebSockets</c>, linked to the
    /// span of the connection. Each is a root, as a connection has too many of them for one trace. See docs/telemetry.md.
    /// </summary>
    /// <value>From 0 to 1: 0.01 is one message of a hundred. Default 0: none.</value>
    [Range(0.0, 1.0)]
    public double MessageTraceRatio { get; set; }

    /// <summary>
    /// Turns on every bound of <see cref="Limits"/>, with values for people and their browsers on the open Internet, and
    /// lowers <see cref="HandlerPolicy.SendQueueLimit"/>; caps the connections of a user and of an address. The values stand in docs/limits.md; set what your clients need
    /// otherwise after this call.
    /// </summary>
    public void UseOpenInternetLimits()
    {
        OpenInternet.Apply(Limits);
        OpenInternet.Apply(Admission);
        OpenInternet.Apply(Classic);
        OpenInternet.Apply(Mapped);
        OpenInternet.Apply(Accepted);
    }

    /// <summary>These options with other limits: a copy of what they have, changed.</summary>
    internal AspNetWebSocketsOptions WithLimits(Action<ConnectionLimits> configure)
    {
        AspNetWebSocketsOptions options = (AspNetWebSocketsOptions)MemberwiseClone();
        options.Limits = Limits.Clone();
        configure(options.Limits);
        return options;
    }

    /// <summary>These options with another keep-alive.</summary>
    internal AspNetWebSocketsOptions WithKeepAlive(TimeSpan interval, TimeSpan timeout)
    {
        AspNetWebSocketsOptions options = (AspNetWebSocketsOptions)MemberwiseClone();
        options.KeepAliveInterval = interval;
        options.KeepAliveTimeout = timeout;
        return options;
    }
}

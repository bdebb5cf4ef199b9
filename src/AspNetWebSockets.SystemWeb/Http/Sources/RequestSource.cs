using System.Net;

namespace System.Web;

/// <summary>
/// What <see cref="HttpRequest"/> reads from: the live request of ASP.NET Core, or what is kept of it after the switch to
/// the WebSocket protocol, when ASP.NET Core may use its objects for another request.
/// </summary>
internal abstract class RequestSource
{
    internal abstract string Method { get; }
    internal abstract string Scheme { get; }

    /// <summary>The <c>Host</c> header; empty when there is none.</summary>
    internal abstract string Host { get; }

    /// <summary>Where the application is mounted, decoded; empty for the root.</summary>
    internal abstract string PathBase { get; }

    /// <summary>The path below <see cref="PathBase"/>, decoded.</summary>
    internal abstract string Path { get; }

    /// <summary>What follows the handler's own path, decoded; empty for nothing.</summary>
    internal abstract string PathInfo { get; }

    /// <summary>The query string with its question mark, encoded; empty when there is none.</summary>
    internal abstract string QueryString { get; }

    /// <summary>The request target of the request line.</summary>
    internal abstract string RawTarget { get; }
    internal abstract string Protocol { get; }
    internal abstract IPAddress? RemoteAddress { get; }
    internal abstract int RemotePort { get; }
    internal abstract IPAddress? LocalAddress { get; }
    internal abstract int LocalPort { get; }

    /// <summary>The certificate of the client in DER; <see langword="null"/> when it showed none.</summary>
    internal abstract byte[]? ClientCertificate { get; }

    /// <summary>The header fields in order, several of one name joined by commas.</summary>
    internal abstract IEnumerable<KeyValuePair<string, string>> Headers { get; }

    /// <summary>A header field; <see langword="null"/> when it is absent.</summary>
    internal abstract string? Header(string name);
}

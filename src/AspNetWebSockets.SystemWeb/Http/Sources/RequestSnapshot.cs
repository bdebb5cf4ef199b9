using System.Net;

namespace System.Web;

/// <summary>
/// What a WebSocket keeps of its opening request. Only strings that exist anyway and the bytes of a client certificate are held; collections are made of them
/// when somebody asks.
/// </summary>
internal sealed class RequestSnapshot(RequestSource live) : RequestSource
{
    private readonly KeyValuePair<string, string>[] _headers = [.. live.Headers];

    internal override string Method { get; } = live.Method;
    internal override string Scheme { get; } = live.Scheme;
    internal override string Host { get; } = live.Host;
    internal override string PathBase { get; } = live.PathBase;
    internal override string Path { get; } = live.Path;
    internal override string PathInfo { get; } = live.PathInfo;
    internal override string QueryString { get; } = live.QueryString;
    internal override string RawTarget { get; } = live.RawTarget;
    internal override string Protocol { get; } = live.Protocol;
    internal override IPAddress? RemoteAddress { get; } = live.RemoteAddress;
    internal override int RemotePort { get; } = live.RemotePort;
    internal override IPAddress? LocalAddress { get; } = live.LocalAddress;
    internal override int LocalPort { get; } = live.LocalPort;
    internal override byte[]? ClientCertificate { get; } = live.ClientCertificate;

    internal override IEnumerable<KeyValuePair<string, string>> Headers => _headers;

    internal override string? Header(string name)
    {
        foreach (KeyValuePair<string, string> header in _headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }
}

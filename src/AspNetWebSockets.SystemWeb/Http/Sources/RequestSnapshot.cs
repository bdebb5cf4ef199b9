using System.Net;

namespace System.Web;

/// <summary>
/// What a WebSocket keeps of its opening request, in one array of bytes: an idle connection has next to nothing else, and
/// most handlers look at the request once or never. Everything is made again when somebody asks.
/// </summary>
/// <remarks>Does not change; any thread.</remarks>
internal sealed class RequestSnapshot : RequestSource
{
    private enum Part
    {
        Method,
        Scheme,
        Host,
        PathBase,
        Path,
        PathInfo,
        QueryString,
        RawTarget,
        Protocol,
        Count,
    }

    private readonly byte[] _bytes;

    internal RequestSnapshot(RequestSource live)
    {
        KeyValuePair<string, string>[] headers = [.. live.Headers];
        string target = live.PathBase + live.Path + live.QueryString;
        SnapshotWriter writer = new();
        writer.Address(live.RemoteAddress);
        writer.Number((ulong)live.RemotePort);
        writer.Address(live.LocalAddress);
        writer.Number((ulong)live.LocalPort);
        writer.Text(live.Method);
        writer.Text(live.Scheme);
        writer.Text(string.Equals(live.Host, live.Header("Host"), StringComparison.Ordinal) ? null : live.Host);
        writer.Text(live.PathBase);
        writer.Text(live.Path);
        writer.Text(live.PathInfo);
        writer.Text(live.QueryString);
        writer.Text(string.Equals(live.RawTarget, target, StringComparison.Ordinal) ? null : live.RawTarget);
        writer.Text(live.Protocol);
        writer.Number((ulong)headers.Length);
        foreach ((string name, string value) in headers)
        {
            writer.Text(name);
            writer.Text(value);
        }

        if (live.ClientCertificate is { } certificate)
        {
            writer.Number((ulong)certificate.Length);
            writer.Bytes(certificate);
        }
        else
        {
            writer.Number(0);
        }

        _bytes = writer.Finish();
    }

    internal override string Method => Text(Part.Method) ?? string.Empty;
    internal override string Scheme => Text(Part.Scheme) ?? string.Empty;
    internal override string Host => Text(Part.Host) ?? Header("Host") ?? string.Empty;
    internal override string PathBase => Text(Part.PathBase) ?? string.Empty;
    internal override string Path => Text(Part.Path) ?? string.Empty;
    internal override string PathInfo => Text(Part.PathInfo) ?? string.Empty;
    internal override string QueryString => Text(Part.QueryString) ?? string.Empty;
    internal override string RawTarget => Text(Part.RawTarget) ?? PathBase + Path + QueryString;
    internal override string Protocol => Text(Part.Protocol) ?? string.Empty;
    internal override IPAddress? RemoteAddress => Ends().Remote.Address;
    internal override int RemotePort => Ends().Remote.Port;
    internal override IPAddress? LocalAddress => Ends().Local.Address;
    internal override int LocalPort => Ends().Local.Port;

    internal override byte[]? ClientCertificate
    {
        get
        {
            SnapshotReader reader = AtHeaders();
            reader.SkipTexts(2 * (int)reader.Number());
            int length = (int)reader.Number();
            return length == 0 ? null : reader.Bytes(length).ToArray();
        }
    }

    internal override IEnumerable<KeyValuePair<string, string>> Headers
    {
        get
        {
            SnapshotReader reader = AtHeaders();
            KeyValuePair<string, string>[] headers = new KeyValuePair<string, string>[(int)reader.Number()];
            foreach (ref KeyValuePair<string, string> header in headers.AsSpan())
            {
                header = KeyValuePair.Create(reader.Text() ?? string.Empty, reader.Text() ?? string.Empty);
            }

            return headers;
        }
    }

    internal override string? Header(string name)
    {
        SnapshotReader reader = AtHeaders();
        for (ulong left = reader.Number(); left > 0; left--)
        {
            if (string.Equals(reader.Text(), name, StringComparison.OrdinalIgnoreCase))
            {
                return reader.Text();
            }

            reader.SkipTexts(1);
        }

        return null;
    }

    private ((IPAddress? Address, int Port) Remote, (IPAddress? Address, int Port) Local) Ends()
    {
        SnapshotReader reader = new(_bytes);
        return ReadEnds(ref reader);
    }

    private static ((IPAddress?, int) Remote, (IPAddress?, int) Local) ReadEnds(ref SnapshotReader reader) =>
        ((reader.Address(), (int)reader.Number()), (reader.Address(), (int)reader.Number()));

    private SnapshotReader At(Part part)
    {
        SnapshotReader reader = new(_bytes);
        _ = ReadEnds(ref reader);
        reader.SkipTexts((int)part);
        return reader;
    }

    private SnapshotReader AtHeaders() => At(Part.Count);

    private string? Text(Part part) => At(part).Text();
}

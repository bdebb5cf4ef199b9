using System.Buffers.Text;
using System.Net;
using System.Text.RegularExpressions;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 sections 4.1 and 4.2.1 once more, as plainly as they can be written.</summary>
internal static partial class ReferenceHandshake
{
    /// <summary>The status that refuses the request, or <see langword="null"/> when it is in order.</summary>
    public static int? Status(OpeningHandshakeRequest request)
    {
        bool isOtherwiseGood =
            Elements(request.Upgrade).Contains("websocket", StringComparer.OrdinalIgnoreCase)
            && request.Method is "GET"
            && request.Version != HttpVersion.Version10
            && request.Host is not (null or "")
            && Elements(request.Connection).Contains("upgrade", StringComparer.OrdinalIgnoreCase);
        return !isOtherwiseGood ? 400
            : request.WebSocketVersion is not "13" ? 426
            : !IsKey(request.WebSocketKey ?? "") ? 400
            : null;
    }

    /// <summary>The sub-protocols, or none when one is no token or comes twice.</summary>
    public static IReadOnlyList<string> SubProtocols(string? header)
    {
        string[] names = [.. Elements(header).Where(name => name.Length > 0)];
        bool isGood =
            Array.TrueForAll(names, name => Token().IsMatch(name))
            && names.Distinct(StringComparer.Ordinal).Count() == names.Length;
        return isGood ? names : [];
    }

    private static IEnumerable<string> Elements(string? header) =>
        (header ?? "").Split(',').Select(element => element.Trim(' ', '\t'));

    private static bool IsKey(string key)
    {
        byte[] bytes = new byte[64];
        return Key().IsMatch(key)
            && Base64.IsValid(key)
            && Convert.TryFromBase64String(key, bytes, out int length)
            && length == 16;
    }

    [GeneratedRegex(@"\A[!#$%&'*+\-.0-9A-Z^_`a-z|~]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[A-Za-z0-9+/]{22}==\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}

using System.Collections.Frozen;

namespace System.Web;

/// <summary>Texts that opening handshakes share; a <see cref="RequestSnapshot"/> keeps the place in this list instead. Nothing is stored outside the process, so the order is free.</summary>
internal static class KnownTexts
{
    private static readonly string[] Texts =
    [
        string.Empty,
        "/",
        "GET",
        "CONNECT",
        "http",
        "https",
        "HTTP/1.1",
        "HTTP/2",
        "websocket",
        "Upgrade",
        "keep-alive, Upgrade",
        "13",
        "no-cache",
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Authorization",
        "Cache-Control",
        "Connection",
        "Cookie",
        "Forwarded",
        "Host",
        "Origin",
        "Pragma",
        "Referer",
        "Sec-Fetch-Dest",
        "Sec-Fetch-Mode",
        "Sec-Fetch-Site",
        "Sec-WebSocket-Extensions",
        "Sec-WebSocket-Key",
        "Sec-WebSocket-Protocol",
        "Sec-WebSocket-Version",
        "User-Agent",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Real-IP",
        "permessage-deflate; client_max_window_bits",
        "gzip, deflate, br",
        "gzip, deflate, br, zstd",
        "same-origin",
    ];

    private static readonly FrozenDictionary<string, int> Places = Texts
        .Select((text, place) => KeyValuePair.Create(text, place))
        .ToFrozenDictionary(StringComparer.Ordinal);

    internal static bool TryFind(string text, out int place) => Places.TryGetValue(text, out place);

    internal static string At(int place) => Texts[place];
}

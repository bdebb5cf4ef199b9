namespace AspNetWebSockets.Attack;

/// <summary>Opening handshakes as text, right and wrong.</summary>
public static class Handshake
{
    /// <summary>The path that echoes whole messages.</summary>
    public const string EchoPath = "/echo";

    /// <summary>The path whose server begins the closing handshake at the first message, with 1000 and "bye".</summary>
    public const string ClosePath = "/close";

    /// <summary>The path that echoes whole messages and agrees on permessage-deflate.</summary>
    public const string DeflatePath = "/deflate";

    /// <summary>The key of the example in RFC 6455 section 1.3.</summary>
    public const string Key = "dGhlIHNhbXBsZSBub25jZQ==";

    /// <summary>A handshake without fault.</summary>
    public static string Good(string path = EchoPath) => Request($"GET {path} HTTP/1.1", Fields());

    /// <summary>A handshake with other header fields.</summary>
    /// <param name="changes">Fields: one with a default's name replaces it, one that ends with its colon removes it.</param>
    public static string With(params string[] changes) => Request($"GET {EchoPath} HTTP/1.1", Fields(changes));

    /// <summary>A handshake with another request line.</summary>
    public static string Line(string line, params string[] changes) => Request(line, Fields(changes));

    /// <summary>A request from its lines.</summary>
    public static string Request(string line, IEnumerable<string> fields) =>
        $"{line}\r\n{string.Concat(fields.Select(field => $"{field}\r\n"))}\r\n";

    /// <summary>The header fields of a handshake without fault, changed.</summary>
    public static IEnumerable<string> Fields(params string[] changes)
    {
        string[] defaults =
        [
            "Host: 127.0.0.1",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            $"Sec-WebSocket-Key: {Key}",
        ];
        return defaults
            .Where(field => !Array.Exists(changes, change => SameName(change, field)))
            .Concat(changes.Where(change => !change.EndsWith(':')));
    }

    private static bool SameName(string one, string other) =>
        string.Equals(Name(one), Name(other), StringComparison.OrdinalIgnoreCase);

    private static string Name(string field) => field[..Math.Max(0, field.IndexOf(':', StringComparison.Ordinal))];
}

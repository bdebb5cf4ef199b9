using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 9112 and RFC 6455 section 4.2.1 item 1: requests that are garbled, too large, cut, or in pieces.</summary>
public static class HttpRequestCases
{
    private static readonly byte[] TlsClientHello =
    [
        0x16,
        0x03,
        0x01,
        0x00,
        0x2E,
        0x01,
        0x00,
        0x00,
        0x2A,
        0x03,
        0x03,
        .. new byte[32],
        0x00,
        0x00,
        0x02,
        0x13,
        0x01,
        0x01,
        0x00,
    ];

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "HTTP request",
            [
                Refused("without Host", "7.2 of RFC 9110", Handshake.With("Host:"), 400),
                Refused("two Hosts", "7.2 of RFC 9110", Handshake.With("Host: a", "Host: b"), 400),
                Refused("Host is garbage", "7.2 of RFC 9110", Handshake.With("Host: a b/c?d"), 400),
                Refused(
                    "a field folded over two lines",
                    "5.2 of RFC 9112",
                    Folded("Sec-WebSocket-Protocol: a,\r\n b"),
                    400
                ),
                Refused(
                    "the key folded over two lines",
                    "5.2 of RFC 9112",
                    Folded($"Sec-WebSocket-Key: {Handshake.Key[..8]}\r\n\t{Handshake.Key[8..]}"),
                    400
                ),
                Refused("a space before the colon", "5.1 of RFC 9112", Handshake.With("X-Field : a"), 400),
                Refused("a field without colon", "5.1 of RFC 9112", Handshake.With("X-Field"), 400),
                Refused("a field without name", "5.1 of RFC 9112", Handshake.With(": a"), 400),
                Refused("NUL in a value", "5.5 of RFC 9110", Handshake.With("X-Field: a\0b"), 400),
                Refused("CR in a value", "5.5 of RFC 9110", Handshake.With("X-Field: a\rb"), 400),
                Refused("a body of five bytes", "4.1", $"{Handshake.With("Content-Length: 5")}hello", 400),
                Refused("a chunked body", "4.1", $"{Handshake.With("Transfer-Encoding: chunked")}0\r\n\r\n", 400),
                Refused(
                    "two lengths",
                    "6.3 of RFC 9112",
                    Handshake.With("Content-Length: 0", "Content-Length: 5"),
                    400
                ),
                Refused("a negative length", "6.3 of RFC 9112", Handshake.With("Content-Length: -1"), 400),
                Refused(
                    "length and chunks at once",
                    "6.1 of RFC 9112",
                    $"{Handshake.With("Content-Length: 5", "Transfer-Encoding: chunked")}0\r\n\r\n",
                    400
                ),
                Refused(
                    "a field of 64 KiB",
                    "5.4 of RFC 9110",
                    Handshake.With($"X-Field: {new string('a', 65536)}"),
                    431
                ),
                Refused(
                    "a thousand fields",
                    "5.4 of RFC 9110",
                    Handshake.With([.. Enumerable.Range(0, 1000).Select(i => $"X-{i}: a")]),
                    431
                ),
                Refused(
                    "cookies of 64 KiB",
                    "5.4 of RFC 9110",
                    Handshake.With($"Cookie: {new string('c', 65536)}"),
                    431
                ),
                Refused("a path of 64 KiB", "3 of RFC 9112", Handshake.Good($"/{new string('p', 65536)}"), 414),
                Refused(
                    "a path with a bad escape that leaves the root",
                    "3.2 of RFC 9112",
                    Handshake.Good("/../../%2e%2e/%zz"),
                    400,
                    404
                ),
                Refused("no HTTP version", "3 of RFC 9112", Handshake.Line("GET /echo"), 400),
                Refused("HTTP/0.9", "2.3 of RFC 9112", Handshake.Line("GET /echo HTTP/0.9"), 400, 505),
                Refused("HTTP/1.2 in wrong letters", "2.3 of RFC 9112", Handshake.Line("GET /echo http/1.1"), 400, 505),
                Refused("HTTP/3.0", "2.3 of RFC 9112", Handshake.Line("GET /echo HTTP/3.0"), 400, 505),
                Refused(
                    "two spaces in the request line",
                    "3 of RFC 9112",
                    Handshake.Line("GET  /echo HTTP/1.1"),
                    400,
                    404
                ),
                Refused("CONNECT", "9.3.6 of RFC 9110", Handshake.Line("CONNECT 127.0.0.1:80 HTTP/1.1"), 400, 404, 405),
                Dropped(
                    "random bytes",
                    "3 of RFC 9112",
                    Steps.Send([.. Enumerable.Range(0, 512).Select(i => (byte)(i * 89))])
                ),
                Dropped("a TLS handshake", "3 of RFC 9112", Steps.Send(TlsClientHello), Steps.HalfClose()),
                Dropped("the preface of HTTP/2", "3.4 of RFC 9113", Steps.Send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
                Dropped(
                    "frames instead of a request",
                    "4.1",
                    Steps.Send(ClientFrame.Text("hello"), ClientFrame.Ping("x"u8)),
                    Steps.HalfClose()
                ),
                Dropped("a method of 64 KiB", "3 of RFC 9112", Steps.Send(new string('A', 65536))),
                Dropped(
                    "the end after half the request",
                    "8 of RFC 9112",
                    Steps.Send(Handshake.Good()[..60]),
                    Steps.HalfClose()
                ),
                Dropped("the end before the request", "8 of RFC 9112", Steps.HalfClose()),
                Dropped(
                    "a reset after half the request",
                    "8 of RFC 9112",
                    Steps.Send(Handshake.Good()[..60]),
                    Steps.Reset()
                ),
                Opened("a request byte by byte", "2.2 of RFC 9112", Steps.SendByteByByte(Latin1(Handshake.Good()))),
                Opened(
                    "a request in pieces of a line",
                    "2.2 of RFC 9112",
                    [.. Handshake.Good().Split('\n').SkipLast(1).Select(line => Steps.Send($"{line}\n"))]
                ),
                Opened("an empty line before the request", "2.2 of RFC 9112", Steps.Send($"\r\n{Handshake.Good()}")),
                Opened(
                    "a target with scheme and host",
                    "3.2.2 of RFC 9112",
                    Steps.Send(Handshake.Good("http://127.0.0.1/echo"))
                ),
                Opened(
                    "a query of 4 KiB",
                    "3.2.1 of RFC 9112",
                    Steps.Send(Handshake.Good($"/echo?{new string('q', 4096)}"))
                ),
                Opened(
                    "seventy fields",
                    "5.4 of RFC 9110",
                    Steps.Send(Handshake.With([.. Enumerable.Range(0, 70).Select(i => $"X-{i}: {i}")]))
                ),
                Early(
                    "a message in the segment of the request",
                    Steps.Send([.. Latin1(Handshake.Good()), .. ClientFrame.Text("kept"), .. ClientFrame.Close(1000)])
                ),
                Early(
                    "half a frame in the segment of the request",
                    Steps.Send([.. Latin1(Handshake.Good()), .. ClientFrame.Text("kept")[..3]]),
                    Steps.AwaitAnswer(),
                    Steps.Send(ClientFrame.Text("kept")[3..], ClientFrame.Close(1000))
                ),
            ]
        );

    private static byte[] Latin1(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    private static string Folded(string field) =>
        Handshake.With([
            .. field.StartsWith("Sec-WebSocket-Key", StringComparison.Ordinal)
                ? (string[])["Sec-WebSocket-Key:", field]
                : [field],
        ]);

    private static AttackCase Refused(string name, string section, string request, params int[] statuses) =>
        new(name, section, [Steps.Send(request), Steps.AwaitAnswer()], Expectation.Refused(statuses));

    private static AttackCase Dropped(string name, string section, params Step[] steps) =>
        new(name, section, steps, Expectation.Dropped(400, 405, 408, 414, 431, 505));

    private static AttackCase Opened(string name, string section, params Step[] steps) =>
        new(
            name,
            section,
            [.. steps, Steps.AwaitAnswer(), Steps.Send(ClientFrame.Close(1000))],
            Expectation.Answers("close(1000)")
        );

    private static AttackCase Early(string name, params Step[] steps) =>
        new(name, "4.1", steps, Expectation.Answers("text(kept)", "close(1000)"));
}

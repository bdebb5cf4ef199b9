namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 sections 4.1 to 4.4: what is in the opening handshake.</summary>
public static class OpeningHandshakeCases
{
    private static readonly Expectation Opens = Expectation.Answers("close(1000)");

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "Opening handshake",
            [
                .. Refused("4.2.1", "without Upgrade", Handshake.With("Upgrade:")),
                .. Refused("4.2.1", "Upgrade names another protocol", Handshake.With("Upgrade: h2c")),
                .. Refused("4.2.1", "Upgrade only begins like websocket", Handshake.With("Upgrade: websocketx")),
                .. Refused("4.2.1", "Upgrade only ends like websocket", Handshake.With("Upgrade: xwebsocket")),
                .. Refused("4.2.1", "Upgrade is empty", Handshake.With("Upgrade: ")),
                .. Refused("4.2.1", "without Connection", Handshake.With("Connection:")),
                .. Refused("4.2.1", "Connection: keep-alive", Handshake.With("Connection: keep-alive")),
                .. Refused("4.2.1", "Connection: close", Handshake.With("Connection: close")),
                .. Refused("4.2.1", "Connection only begins like Upgrade", Handshake.With("Connection: Upgraded")),
                .. Refused("4.2.1", "without key", Handshake.With("Sec-WebSocket-Key:")),
                .. Refused("4.2.1", "key is empty", Key("")),
                .. Refused("4.2.1", "key of 15 bytes", Key(Convert.ToBase64String(new byte[15]))),
                .. Refused("4.2.1", "key of 17 bytes", Key(Convert.ToBase64String(new byte[17]))),
                .. Refused("4.2.1", "key of 1 byte", Key("AA==")),
                .. Refused("4.2.1", "key of 3 KiB", Key(Convert.ToBase64String(new byte[3072]))),
                .. Refused("4.2.1", "key is no base64", Key("!!!!!!!!!!!!!!!!!!!!!!==")),
                .. Refused("4.2.1", "key in the alphabet for addresses", Key("__________-----------A==")),
                .. Refused("4.2.1", "key without padding", Key("dGhlIHNhbXBsZSBub25jZQ")),
                .. Refused("4.2.1", "key with padding in the middle", Key("dGhlIHNh==XBsZSBub25jZQ")),
                .. Refused("4.2.1", "key with a space in it", Key("dGhlIHNhbXBs ZSBub25jZQ==")),
                .. Refused("4.2.1", "two keys", Handshake.With(KeyField(), KeyField())),
                .. Refused("4.2.1", "two keys in one field", Key($"{Handshake.Key}, {Handshake.Key}")),
                .. Refused("4.2.1", "GET in small letters", Handshake.Line("get /echo HTTP/1.1")),
                .. Refused("4.2.1", "POST", Handshake.Line("POST /echo HTTP/1.1", "Content-Length: 0"), 400, 405),
                .. Refused("4.2.1", "PUT", Handshake.Line("PUT /echo HTTP/1.1", "Content-Length: 0"), 400, 405),
                .. Refused("4.2.1", "DELETE", Handshake.Line("DELETE /echo HTTP/1.1"), 400, 405),
                .. Refused("4.2.1", "HEAD", Handshake.Line("HEAD /echo HTTP/1.1"), 400, 405),
                .. Refused("4.2.1", "OPTIONS", Handshake.Line("OPTIONS /echo HTTP/1.1"), 400, 405),
                .. Refused("4.2.1", "a method of its own", Handshake.Line("OPEN /echo HTTP/1.1"), 400, 405),
                .. Refused("4.2.1", "HTTP/1.0", Handshake.Line("GET /echo HTTP/1.0"), 400, 426, 505),
                .. Refused("4.2.1", "unknown path", Handshake.Good("/nowhere"), 404),
                .. WrongVersion("without version", "Sec-WebSocket-Version:"),
                .. WrongVersion("version is empty", "Sec-WebSocket-Version: "),
                .. WrongVersion("version 0", "Sec-WebSocket-Version: 0"),
                .. WrongVersion("version 7", "Sec-WebSocket-Version: 7"),
                .. WrongVersion("version 8", "Sec-WebSocket-Version: 8"),
                .. WrongVersion("version 12", "Sec-WebSocket-Version: 12"),
                .. WrongVersion("version 14", "Sec-WebSocket-Version: 14"),
                .. WrongVersion("version 255", "Sec-WebSocket-Version: 255"),
                .. WrongVersion("version 013", "Sec-WebSocket-Version: 013"),
                .. WrongVersion("version +13", "Sec-WebSocket-Version: +13"),
                .. WrongVersion("version -13", "Sec-WebSocket-Version: -13"),
                .. WrongVersion("version 13.0", "Sec-WebSocket-Version: 13.0"),
                .. WrongVersion("version 4294967309", "Sec-WebSocket-Version: 4294967309"),
                .. WrongVersion("version is a word", "Sec-WebSocket-Version: latest"),
                .. WrongVersion("two versions", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8"),
                .. WrongVersion("the same version twice", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 13"),
                .. WrongVersion("two versions in one field", "Sec-WebSocket-Version: 8, 13"),
                .. Opened("Upgrade in mixed case", "Upgrade: WebSocket"),
                .. Opened("Upgrade with a second protocol", "Upgrade: h2c, websocket"),
                .. Opened("Connection in small letters", "Connection: upgrade"),
                .. Opened("Connection with a second option", "Connection: keep-alive, Upgrade"),
                .. Opened("Connection in two fields", "Connection: keep-alive", "Connection: Upgrade"),
                .. Opened("field names in small letters", "sec-websocket-version: 13", "upgrade: websocket"),
                .. Opened("spaces and tabs around a value", "Sec-WebSocket-Version: \t 13 \t "),
                .. Opened("an extension that nobody knows", "Sec-WebSocket-Extensions: x-unknown; a=b; c"),
                .. Opened("sub-protocols that are no tokens", "Sec-WebSocket-Protocol: a b, (c)"),
                .. Opened("8 KiB of sub-protocols", $"Sec-WebSocket-Protocol: {Many("p", 1000)}"),
            ]
        );

    private static string KeyField() => $"Sec-WebSocket-Key: {Handshake.Key}";

    private static string Key(string key) => Handshake.With($"Sec-WebSocket-Key: {key}");

    private static string Many(string name, int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => $"{name}{i}"));

    private static IEnumerable<AttackCase> Refused(string section, string name, string request, params int[] statuses)
    {
        Expectation expected = Expectation.Refused(statuses is [] ? [400] : statuses);
        yield return new AttackCase(name, section, [Steps.Send(request), Steps.AwaitAnswer()], expected);
    }

    private static IEnumerable<AttackCase> WrongVersion(string name, params string[] fields)
    {
        Step[] steps = [Steps.Send(Handshake.With(fields)), Steps.AwaitAnswer()];
        yield return new AttackCase(name, "4.4", steps, Expectation.RefusedForVersion());
    }

    private static IEnumerable<AttackCase> Opened(string name, params string[] fields)
    {
        Step[] steps =
        [
            Steps.Send(Handshake.With(fields)),
            Steps.AwaitAnswer(),
            Steps.Send(TestSupport.ClientFrame.Close(1000)),
        ];
        yield return new AttackCase(name, "4.2.1", steps, Opens);
    }
}

using System.Net;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Random header values: the handshake is judged as the plain words of RFC 6455 section 4.2.1 judge it.</summary>
public sealed class OpeningHandshakeFuzzTests(ITestOutputHelper output)
{
    private const string Hostile = "\0\t\r\n ,;:=\"\\/()<>@[]{}?&%+-_~ä€\uFFFF\uD800";

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    private static readonly string?[] Words =
    [
        null,
        "",
        " ",
        "websocket",
        "WebSocket",
        "Upgrade",
        "upgrade",
        "keep-alive",
        "close",
        "h2c",
        "13",
        "8",
        "13, 8",
        "GET",
        "get",
        "POST",
        "127.0.0.1",
        "dGhlIHNhbXBsZSBub25jZQ==",
        "AAAAAAAAAAAAAAAAAAAAAA==",
        "AA==",
        "chat",
    ];

    [Fact]
    public async Task Every_request_is_judged_as_the_reference_judges_it() =>
        output.WriteLine(await new FuzzRun(20_000, Time).RunAsync(Compare, TestContext.Current.CancellationToken));

    private static void Compare(Random random)
    {
        OpeningHandshakeRequest request = new(
            Mostly(random, "GET") ?? "",
            random.Next(8) == 0 ? HttpVersion.Version10 : HttpVersion.Version11,
            Mostly(random, "127.0.0.1"),
            Mostly(random, "websocket"),
            Mostly(random, "Upgrade"),
            Mostly(random, "13"),
            Mostly(random, "dGhlIHNhbXBsZSBub25jZQ==")
        );
        int? status = OpeningHandshake.Check(request)?.StatusCode;
        status.ShouldBe(ReferenceHandshake.Status(request), request.ToString());

        string? list = Value(random);
        SubProtocolList.Parse(list).ShouldBe(ReferenceHandshake.SubProtocols(list), list);

        string? host = Mostly(random, "127.0.0.1");
        string? origin = Mostly(random, "http://127.0.0.1");
        bool matches = SameOrigin.Matches("http", host, origin);
        if (host is "127.0.0.1" && origin is "http://127.0.0.1")
        {
            matches.ShouldBeTrue();
        }
        else if (!(origin ?? "").TrimStart().StartsWith("http:", StringComparison.OrdinalIgnoreCase))
        {
            matches.ShouldBeFalse(origin);
        }
    }

    private static string? Mostly(Random random, string right) => random.Next(5) > 0 ? right : Value(random);

    private static string? Value(Random random)
    {
        string? value = Words[random.Next(Words.Length)];
        for (int left = random.Next(4); left > 0; left--)
        {
            int index = random.Next((value?.Length ?? 0) + 1);
            value = (value ?? "").Insert(
                index,
                random.Next(2) == 0
                    ? Hostile[random.Next(Hostile.Length)].ToString()
                    : $"{(random.Next(2) == 0 ? ", " : ",")}{Words[random.Next(Words.Length)]}"
            );
        }

        return value;
    }
}

using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Handshakes;

/// <summary>Opening handshakes that RFC 6455 section 4.2 forbids: a clear HTTP answer, and words that name the rule.</summary>
public sealed class BadHandshakeTests(EchoServerFixture servers) : IClassFixture<EchoServerFixture>
{
    private const string GoodKey = "dGhlIHNhbXBsZSBub25jZQ==";

    /// <summary>Path, what is wrong, request line, header fields, expected words.</summary>
    public static TheoryData<string, string, string[], string> BadRequests
    {
        get
        {
            TheoryData<string, string, string[], string> data = [];
            foreach (string path in new[] { "/echo", "/classic" })
            {
                // Without "Upgrade: websocket" it is a plain request, which a classic handler answers itself.
                string plain = string.Equals(path, "/echo", StringComparison.Ordinal)
                    ? "not a WebSocket request"
                    : "Connect with a WebSocket";
                string get = $"GET {path} HTTP/1.1";
                data.Add("no key", get, Fields(key: null), "Sec-WebSocket-Key");
                data.Add("short key", get, Fields(key: "c2hvcnQ="), "Sec-WebSocket-Key");
                data.Add("key that is no base64", get, Fields(key: "!!!!IHNhbXBsZSBub25jZQ=="), "Sec-WebSocket-Key");
                data.Add("no Upgrade", get, Fields(upgrade: null), plain);
                data.Add("Upgrade to something else", get, Fields(upgrade: "h2c"), plain);
                data.Add("no Connection: Upgrade", get, Fields(connection: "close"), "Connection");
                data.Add("POST", $"POST {path} HTTP/1.1", [.. Fields(), "Content-Length: 0"], "GET");
                data.Add("HTTP/1.0", $"GET {path} HTTP/1.0", Fields(), "HTTP/1.1");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task Is_answered_400_with_the_reason(string wrong, string requestLine, string[] fields, string words)
    {
        HttpAnswer answer = await AskAsync(requestLine, fields);

        answer.Head.StatusCode.ShouldBe(400, wrong);
        answer.Body.ShouldContain(words, Case.Sensitive, wrong);
    }

    [Theory]
    [InlineData("/echo", "8")]
    [InlineData("/echo", "14")]
    [InlineData("/echo", "thirteen")]
    [InlineData("/echo", null)]
    [InlineData("/classic", "8")]
    [InlineData("/classic", null)]
    public async Task Another_version_is_answered_426_with_the_version_to_use(string path, string? version)
    {
        HttpAnswer answer = await AskAsync($"GET {path} HTTP/1.1", Fields(version: version));

        answer.Head.StatusCode.ShouldBe(426);
        answer.Head["Sec-WebSocket-Version"].ShouldBe("13");
        answer.Body.ShouldContain("13");
    }

    private Task<HttpAnswer> AskAsync(string requestLine, string[] fields) =>
        HttpAnswer.OfAsync(servers.Quiet, requestLine, fields, TestContext.Current.CancellationToken);

    /// <summary>A good handshake but for what is named. "close" ends the connection behind the answer.</summary>
    private static string[] Fields(
        string? key = GoodKey,
        string? upgrade = "websocket",
        string? connection = "Upgrade, close",
        string? version = "13"
    ) =>
        [
            .. new (string Name, string? Value)[]
            {
                ("Sec-WebSocket-Key", key),
                ("Upgrade", upgrade),
                ("Connection", connection),
                ("Sec-WebSocket-Version", version),
            }
                .Where(field => field.Value is not null)
                .Select(field => $"{field.Name}: {field.Value}"),
        ];
}

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 10.2: whose pages may open WebSockets.</summary>
public sealed class Rfc6455_10_2_OriginTests
{
    private const OriginVerdict Allowed = OriginVerdict.Allowed;
    private const OriginVerdict Foreign = OriginVerdict.Foreign;
    private const OriginVerdict Opaque = OriginVerdict.Opaque;
    private const OriginVerdict Malformed = OriginVerdict.Malformed;

    /// <summary>Scheme and Host of the request, the Origin, and the verdict of a policy that allows nobody else.</summary>
    public static TheoryData<string, string?, string, OriginVerdict> SameOrigin { get; } =
        new()
        {
            { "http", "example.com", "http://example.com", Allowed },
            { "https", "example.com", "https://example.com", Allowed },
            // Default ports are filled in.
            { "http", "example.com", "http://example.com:80", Allowed },
            { "http", "example.com:80", "http://example.com", Allowed },
            { "https", "example.com:443", "https://example.com", Allowed },
            { "http", "example.com:8080", "http://example.com:8080", Allowed },
            { "http", "example.com:443", "http://example.com", Foreign },
            { "http", "example.com:8080", "http://example.com", Foreign },
            { "http", "example.com", "http://example.com:8080", Foreign },
            // Case does not matter.
            { "http", "EXAMPLE.com", "http://example.COM", Allowed },
            { "https", "example.com", "HTTPS://example.com", Allowed },
            // Addresses.
            { "http", "127.0.0.1:5000", "http://127.0.0.1:5000", Allowed },
            { "http", "[::1]:5000", "http://[::1]:5000", Allowed },
            { "http", "[0:0:0:0:0:0:0:1]", "http://[::1]", Allowed },
            { "http", "[::1]:5000", "http://[::2]:5000", Foreign },
            { "http", "localhost:5000", "http://127.0.0.1:5000", Foreign },
            // International names, which browsers send in ASCII.
            { "https", "bücher.example", "https://xn--bcher-kva.example", Allowed },
            // Another scheme, another host.
            { "http", "example.com", "https://example.com", Foreign },
            { "https", "example.com", "http://example.com", Foreign },
            { "http", "example.com", "http://example.org", Foreign },
            { "http", "example.com", "http://www.example.com", Foreign },
            { "http", "example.com", "http://example.com.evil.org", Foreign },
            { "http", "example.com", "chrome-extension://example.com", Foreign },
            { "http", null, "http://example.com", Foreign },
            { "http", "", "http://example.com", Foreign },
            { "http", "exa mple.com", "http://example.com", Foreign },
            // Hidden.
            { "http", "example.com", "null", Opaque },
            { "http", "null", "null", Opaque },
            // No origin, or more than one.
            { "http", "example.com", "", Malformed },
            { "http", "example.com", "NULL", Malformed },
            { "http", "example.com", "example.com", Malformed },
            { "http", "example.com", "http://", Malformed },
            { "http", "example.com", "://example.com", Malformed },
            { "http", "example.com", "http://example.com/", Malformed },
            { "http", "example.com", "http://example.com/index.html", Malformed },
            { "http", "example.com", "http://evil.org/example.com", Malformed },
            { "http", "example.com", "http://example.com@evil.org", Malformed },
            { "http", "example.com", "http://evil.org@example.com", Malformed },
            { "http", "example.com", "http://example.com http://evil.org", Malformed },
            { "http", "example.com", "http://example.com, http://evil.org", Malformed },
            { "http", "example.com", "file://", Malformed },
        };

    public static TheoryData<string, string, OriginVerdict> Listed { get; } =
        new()
        {
            { "https://app.example", "https://app.example", Allowed },
            { "https://app.example", "https://app.example:443", Allowed },
            { "https://app.example:443", "https://app.example", Allowed },
            { "HTTPS://App.Example", "https://app.example", Allowed },
            { "https://bücher.example", "https://xn--bcher-kva.example", Allowed },
            { "https://[0:0::1]:8443", "https://[::1]:8443", Allowed },
            { "https://127.0.0.1:8443", "https://127.0.0.1:8443", Allowed },
            { "capacitor://localhost", "capacitor://localhost", Allowed },
            { "https://app.example", "http://app.example", Foreign },
            { "https://app.example", "https://app.example:8443", Foreign },
            { "https://app.example", "https://www.app.example", Foreign },
            { "https://app.example", "https://example", Foreign },
            { "https://app.example", "null", Opaque },
            { "https://app.example", "https://app.example/", Malformed },
            { "*", "https://anywhere.example", Allowed },
            { "*", "null", Allowed },
            { "*", "no origin at all", Allowed },
        };

    [Theory]
    [MemberData(nameof(SameOrigin))]
    public void The_servers_own_origin_is_allowed(string scheme, string? host, string origin, OriginVerdict expected) =>
        new OriginPolicy([]).Check(scheme, host, [origin]).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Listed))]
    public void And_those_of_the_list(string entry, string origin, OriginVerdict expected)
    {
        OriginPolicy policy = new(["https://other.example", entry]);
        policy.Check("https", "server.example", [origin]).ShouldBe(expected);
        policy.Check("https", "server.example", ["https://other.example"]).ShouldBe(Allowed);
        policy.Check("https", "server.example", ["https://server.example"]).ShouldBe(Allowed);
    }

    [Fact]
    public void A_client_that_is_no_browser_is_allowed() =>
        new OriginPolicy([]).Check("https", "server.example", []).ShouldBe(Allowed);

    [Theory]
    [InlineData("", Malformed)]
    [InlineData("*", Allowed)]
    public void Two_headers_are_not_one_origin(string entry, OriginVerdict expected) =>
        new OriginPolicy(entry.Split('|', StringSplitOptions.RemoveEmptyEntries))
            .Check("https", "server.example", ["https://server.example", "https://server.example"])
            .ShouldBe(expected);

    [Theory]
    [InlineData("https://app.example", true)]
    [InlineData("http://app.example:8080", true)]
    [InlineData("https://[::1]:8443", true)]
    [InlineData("ionic://localhost", true)]
    [InlineData("*", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("null", false)]
    [InlineData("app.example", false)]
    [InlineData("//app.example", false)]
    [InlineData("https:app.example", false)]
    [InlineData("https://", false)]
    [InlineData("https://app.example/", false)]
    [InlineData("https://app.example/chat", false)]
    [InlineData("https://app.example?x", false)]
    [InlineData("https://app.example#x", false)]
    [InlineData("https://user@app.example", false)]
    [InlineData("https://*.app.example", false)]
    [InlineData("https://app.example:port", false)]
    [InlineData("https://app.example:65536", false)]
    [InlineData("https://app example", false)]
    [InlineData("**", false)]
    public void An_entry_is_an_origin_or_a_star(string? entry, bool expected)
    {
        OriginPolicy.IsEntry(entry).ShouldBe(expected);
        if (!expected)
        {
            ArgumentException exception = Should.Throw<ArgumentException>(() => new OriginPolicy([entry!]));
            exception.ParamName.ShouldBe("allowed");
            exception.Message.ShouldContain($"'{entry}' is no origin");
        }
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Should.Throw<ArgumentNullException>(() => new OriginPolicy(null!)).ParamName.ShouldBe("allowed");
        Should
            .Throw<ArgumentNullException>(() => new OriginPolicy([]).Check("http", "x", null!))
            .ParamName.ShouldBe("origins");
    }
}

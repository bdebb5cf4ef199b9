namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Behavioural specification 3.5: the same-origin rule.</summary>
public sealed class Section_3_5_SameOriginTests
{
    /// <summary>Scheme and Host of the request, the Origin, and whether they match.</summary>
    public static TheoryData<string, string?, string?, bool> Origins { get; } =
        new()
        {
            { "http", "example.com", "http://example.com", true },
            { "https", "example.com", "https://example.com", true },
            { "http", "example.com", "http://example.com/", true },
            { "http", "example.com", " http://example.com ", true },
            // Default ports are filled in.
            { "http", "example.com", "http://example.com:80", true },
            { "http", "example.com:80", "http://example.com", true },
            { "https", "example.com:443", "https://example.com", true },
            { "http", "example.com:8080", "http://example.com:8080", true },
            { "http", "example.com:443", "http://example.com", false },
            { "http", "example.com:8080", "http://example.com", false },
            { "http", "example.com", "http://example.com:8080", false },
            // Host names are normalised to lower case.
            { "http", "EXAMPLE.com", "http://example.COM", true },
            { "http", "127.0.0.1:5000", "http://127.0.0.1:5000", true },
            { "http", "[::1]:5000", "http://[::1]:5000", true },
            { "http", "localhost:5000", "http://127.0.0.1:5000", false },
            // Another scheme is another origin.
            { "http", "example.com", "https://example.com", false },
            { "https", "example.com", "http://example.com", false },
            { "https", "example.com:80", "http://example.com", false },
            // Another host.
            { "http", "example.com", "http://example.org", false },
            { "http", "example.com", "http://www.example.com", false },
            { "http", "example.com", "http://example.com.evil.org", false },
            { "http", "example.com", "http://evil.org/example.com", false },
            { "http", "example.com", "http://example.com@evil.org", false },
            // Missing or empty.
            { "http", null, "http://example.com", false },
            { "http", "", "http://example.com", false },
            { "http", "example.com", null, false },
            { "http", "example.com", "", false },
            { "http", "example.com", " ", false },
            // No http or https address.
            { "http", "example.com", "null", false },
            { "http", "example.com", "example.com", false },
            { "http", "example.com", "/", false },
            { "http", "example.com", "ws://example.com", false },
            { "file", "example.com", "file://example.com", false },
            { "http", "example.com", "chrome-extension://example.com", false },
            // A Host that is none.
            { "http", "exa mple.com", "http://example.com", false },
            { "http", ":80", "http://example.com", false },
        };

    [Theory]
    [MemberData(nameof(Origins))]
    public void Scheme_host_and_port_are_equal(string scheme, string? host, string? origin, bool expected) =>
        SameOrigin.Matches(scheme, host, origin).ShouldBe(expected);
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using HttpContext = Microsoft.AspNetCore.Http.HttpContext;
using HttpRequest = Microsoft.AspNetCore.Http.HttpRequest;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary>What a WebSocket keeps of its request is what the request was, whatever characters it has.</summary>
public sealed class RequestSnapshotTests
{
    public static TheoryData<string> Requests => [.. Cases.Keys];

    private static Dictionary<string, Action<HttpContext>> Cases { get; } =
        new(StringComparer.Ordinal)
        {
            ["nothing at all"] = _ => { },
            ["a browser's"] = Browser,
            ["a host that the header does not have"] = core =>
            {
                core.Request.Headers.Host = "xn--bcher-kva.example:8080";
                core.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "http://other/echo";
            },
            ["text beyond Latin 1, and half a pair"] = core =>
            {
                core.Request.Path = "/größe/\u4F60\u597D/\uD83D\uDE00";
                core.Request.PathBase = "/\uD800";
                core.Request.QueryString = new QueryString("?a=\u00FF");
                core.Request.Headers["X-Name"] = "\u0100";
                core.Request.Headers["X-Latin"] = "\u0000\u00FF";
            },
            ["path info, and several values of one name"] = core =>
            {
                core.Request.Path = "/file.ashx/some/where";
                core.Request.RouteValues = new RouteValueDictionary { ["pathInfo"] = "some/where" };
                core.Request.Headers["X-Many"] = new(["a", "b", ""]);
            },
            ["addresses of IPv4"] = core => SetAddresses(core, "192.0.2.1", 65535, "127.0.0.1", 0),
            ["addresses of IPv6"] = core => SetAddresses(core, "fe80::1%3", 1, "::ffff:192.0.2.1", 127),
            ["more than one buffer"] = core =>
            {
                for (int index = 0; index < 100; index++)
                {
                    core.Request.Headers[$"X-{index}"] = new string('x', 100 * index);
                }
            },
            ["a client certificate"] = core => core.Features.Set<ITlsConnectionFeature>(new Tls()),
        };

    [Theory]
    [MemberData(nameof(Requests))]
    public void It_says_what_the_request_said(string name)
    {
        DefaultHttpContext core = new();
        Cases[name](core);
        LiveRequestSource live = new(core);

        RequestSnapshot kept = new(live);

        Texts(kept).ShouldBe(Texts(live));
        kept.Headers.ShouldBe(live.Headers);
        kept.RemoteAddress.ShouldBe(live.RemoteAddress);
        kept.RemotePort.ShouldBe(live.RemotePort);
        kept.LocalAddress.ShouldBe(live.LocalAddress);
        kept.LocalPort.ShouldBe(live.LocalPort);
        kept.ClientCertificate.ShouldBe(live.ClientCertificate);
        foreach (KeyValuePair<string, string> header in live.Headers)
        {
            kept.Header(header.Key.ToLowerInvariant()).ShouldBe(header.Value);
        }

        kept.Header("X-Absent").ShouldBeNull();
    }

    [Fact]
    public void It_does_not_change_with_the_request()
    {
        DefaultHttpContext core = new();
        Browser(core);
        RequestSnapshot kept = new(new LiveRequestSource(core));

        core.Request.Path = "/other";
        core.Request.Headers.Clear();

        kept.Path.ShouldBe("/echo");
        kept.Header("Origin").ShouldBe("https://example.org");
    }

    private static string[] Texts(RequestSource source) =>
        [
            source.Method,
            source.Scheme,
            source.Host,
            source.PathBase,
            source.Path,
            source.PathInfo,
            source.QueryString,
            source.RawTarget,
            source.Protocol,
        ];

    private static void Browser(HttpContext core)
    {
        HttpRequest request = core.Request;
        request.Method = "GET";
        request.Scheme = "https";
        request.Protocol = "HTTP/1.1";
        request.Host = new HostString("example.org");
        request.Path = "/echo";
        request.QueryString = new QueryString("?room=a%20b");
        core.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/echo?room=a%20b";
        request.Headers.Origin = "https://example.org";
        request.Headers.Upgrade = "websocket";
        request.Headers.Connection = "keep-alive, Upgrade";
        request.Headers.SecWebSocketKey = "dGhlIHNhbXBsZSBub25jZQ==";
        request.Headers.SecWebSocketVersion = "13";
        request.Headers.Cookie = "id=7; other=x";
    }

    private static void SetAddresses(HttpContext core, string remote, int remotePort, string local, int localPort)
    {
        core.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        core.Connection.RemotePort = remotePort;
        core.Connection.LocalIpAddress = IPAddress.Parse(local);
        core.Connection.LocalPort = localPort;
    }

    private sealed class Tls : ITlsConnectionFeature
    {
        public X509Certificate2? ClientCertificate { get; set; } = Create();

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) =>
            Task.FromResult(ClientCertificate);

        private static X509Certificate2 Create()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            return new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256).CreateSelfSigned(
                now,
                now.AddDays(1)
            );
        }
    }
}

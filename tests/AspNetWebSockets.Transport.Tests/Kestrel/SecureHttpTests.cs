using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>TLS by Kestrel's own middleware and HTTP/2 on event loops.</summary>
public sealed class SecureHttpTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public Task Http_1_over_tls(EventLoopTransportKind kind) =>
        ExchangeAsync(kind, HttpVersion.Version11, HttpProtocols.Http1, secure: true);

    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public Task Http_2_over_tls(EventLoopTransportKind kind) =>
        ExchangeAsync(kind, HttpVersion.Version20, HttpProtocols.Http1AndHttp2, secure: true);

    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public Task Http_2_with_prior_knowledge(EventLoopTransportKind kind) =>
        ExchangeAsync(kind, HttpVersion.Version20, HttpProtocols.Http2, secure: false);

    private static async Task ExchangeAsync(
        EventLoopTransportKind kind,
        Version version,
        HttpProtocols protocols,
        bool secure
    )
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.MapPost(
                    "/",
                    async (HttpContext context) =>
                    {
                        context.Response.Headers["x-protocol"] = context.Request.Protocol;

                        // Not while it comes in: HttpClient does not read before it has sent.
                        using MemoryStream body = new();
                        await context.Request.Body.CopyToAsync(body);
                        await context.Response.Body.WriteAsync(body.ToArray());
                    }
                ),
            listen: endpoint =>
            {
                endpoint.Protocols = protocols;
                if (secure)
                {
                    _ = endpoint.UseHttps(TestCertificate.Value);
                }
            }
        );
        using SocketsHttpHandler handler = new();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate!.GetCertHash().AsSpan().SequenceEqual(TestCertificate.Value.GetCertHash());
        using HttpClient client = new(handler)
        {
            BaseAddress = new Uri($"{(secure ? "https" : "http")}://{server.EndPoint}"),
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => PostAsync(client, version, 1 + (n * 400_000)))).InTime();
    }

    private static async Task PostAsync(HttpClient client, Version version, int length)
    {
        byte[] sent = Wire.Pattern(length);
        using ByteArrayContent content = new(sent);
        using HttpResponseMessage response = await client.PostAsync("/", content);
        byte[] received = await response.Content.ReadAsByteArrayAsync();

        response.Headers.GetValues("x-protocol").ShouldBe([version.Major == 2 ? "HTTP/2" : "HTTP/1.1"]);
        received.AsSpan().SequenceEqual(sent).ShouldBeTrue();
    }
}

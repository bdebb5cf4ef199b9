using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>HTTP/1.1 by Kestrel on event loops.</summary>
public sealed class PlainHttpTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_get_is_answered(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app => app.MapGet("/", (HttpContext context) => $"hello {context.Connection.RemoteIpAddress}")
        );
        using HttpClient client = new() { BaseAddress = new Uri($"http://{server.EndPoint}") };

        string answer = await client
            .GetStringAsync("/", TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        answer.ShouldBe("hello 127.0.0.1");
        server
            .Services.GetRequiredService<EventLoopTransportInfo>()
            .Name.ShouldBe(kind == EventLoopTransportKind.Epoll ? "epoll" : "io_uring");
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_large_body_arrives_whole(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.MapPost(
                    "/",
                    async (HttpContext context) =>
                    {
                        using MemoryStream body = new();
                        await context.Request.Body.CopyToAsync(body);
                        return Results.Bytes(body.ToArray());
                    }
                )
        );
        using HttpClient client = new() { BaseAddress = new Uri($"http://{server.EndPoint}") };
        byte[] sent = new byte[10 * 1024 * 1024];
        Random.Shared.NextBytes(sent);

        using ByteArrayContent content = new(sent);
        using HttpResponseMessage response = await client.PostAsync(
            "/",
            content,
            TestContext.Current.CancellationToken
        );
        byte[] received = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        received.AsSpan().SequenceEqual(sent).ShouldBeTrue();
    }
}

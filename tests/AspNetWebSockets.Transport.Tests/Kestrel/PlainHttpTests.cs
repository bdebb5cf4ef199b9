using System.Net;
using System.Net.Sockets;
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

        (await client.GetStringAsync("/").InTime()).ShouldBe("hello 127.0.0.1");

        string name = kind == EventLoopTransportKind.Epoll ? "epoll" : "io_uring";
        server.Services.GetRequiredService<EventLoopTransportInfo>().Name.ShouldBe(name);
        server.Logs.All.ShouldContain(record => record.EventId == 3000 && record.Message.Contains(name));
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task One_connection_serves_many_requests(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app => app.MapGet("/{n}", (string n, HttpContext context) => $"{context.Connection.Id} {n}")
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        string? id = null;
        for (int i = 0; i < 100; i++)
        {
            await client.SendTextAsync($"GET /{i} HTTP/1.1\r\nHost: x\r\n\r\n");
            string[] answer = (await client.ReceiveResponseAsync()).Body.Split(' ');
            answer[1].ShouldBe($"{i}");
            (id ??= answer[0]).ShouldBe(answer[0]);
        }
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Pipelined_requests_are_answered_in_order(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.MapGet(
                    "/{n:int}",
                    async (int n) =>
                    {
                        await Task.Yield();
                        return $"answer {n}";
                    }
                )
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);

        await client.SendTextAsync(
            string.Concat(Enumerable.Range(0, 500).Select(n => $"GET /{n} HTTP/1.1\r\nHost: x\r\n\r\n"))
        );

        for (int i = 0; i < 500; i++)
        {
            (await client.ReceiveResponseAsync()).ShouldBe((200, $"answer {i}"));
        }
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_request_that_comes_byte_by_byte_is_answered(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(kind, app => app.MapGet("/", () => "whole"));
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);

        foreach (char c in "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        {
            await client.SendTextAsync($"{c}");
        }

        (await client.ReceiveResponseAsync()).ShouldBe((200, "whole"));
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_large_body_arrives_whole_and_goes_back_whole(EventLoopTransportKind kind)
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
        byte[] sent = Wire.Pattern(10 * 1024 * 1024);

        using ByteArrayContent content = new(sent);
        using HttpResponseMessage response = await client.PostAsync("/", content).InTime();
        byte[] received = await response.Content.ReadAsByteArrayAsync().InTime();

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        received.AsSpan().SequenceEqual(sent).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_client_that_sends_more_than_the_server_reads_is_held_back(EventLoopTransportKind kind)
    {
        TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.MapPost(
                    "/",
                    async (HttpContext context) =>
                    {
                        await read.Task;
                        using MemoryStream body = new();
                        await context.Request.Body.CopyToAsync(body);
                        return $"{body.Length}";
                    }
                ),
            kestrel: options => options.Limits.MaxRequestBodySize = null
        );
        const int length = 64 * 1024 * 1024;
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await client.SendTextAsync($"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n");
        int sent = 0;
        byte[] chunk = new byte[64 * 1024];

        // Without a bound in the server the whole of it would fit.
        client.Blocking = false;
        int full = 0;
        while (full < 100 && sent < length)
        {
            int count = client.Send(chunk, SocketFlags.None, out SocketError error);
            if (error == SocketError.WouldBlock)
            {
                full++;
                _ = client.Poll(TimeSpan.FromMilliseconds(2), SelectMode.SelectWrite);
                continue;
            }

            sent += count;
            full = 0;
        }

        sent.ShouldBeLessThan(length / 2);
        client.Blocking = true;
        read.SetResult();
        await client.SendAllAsync(new byte[length - sent]);
        (await client.ReceiveResponseAsync()).ShouldBe((200, $"{length}"));
    }
}

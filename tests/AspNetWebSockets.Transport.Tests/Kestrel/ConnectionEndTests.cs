using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>How connections end, as Kestrel's own transport has it.</summary>
public sealed class ConnectionEndTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public async Task A_client_that_has_ended_its_side_is_answered(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(async connection =>
                {
                    ReadResult request;
                    do
                    {
                        request = await connection.Transport.Input.ReadAsync();
                        connection.Transport.Input.AdvanceTo(request.Buffer.Start, request.Buffer.End);
                    } while (!request.IsCompleted);

                    _ = await connection.Transport.Output.WriteAsync(request.Buffer.ToArray());
                })
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);

        await client.SendTextAsync("request");
        client.Shutdown(SocketShutdown.Send);

        (await client.ReceiveAllAsync()).ShouldBe("request"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public async Task Fin_without_a_request_closes_the_connection(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(kind, app => app.MapGet("/", () => "answer"));
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);

        client.Shutdown(SocketShutdown.Send);

        (await client.ReceiveAllAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public async Task Fin_cancels_the_request(EventLoopTransportKind kind)
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.MapGet(
                    "/",
                    async (HttpContext context) =>
                    {
                        using CancellationTokenRegistration registration = context.RequestAborted.Register(
                            aborted.SetResult
                        );
                        started.SetResult();
                        await aborted.Task;
                    }
                )
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await client.SendTextAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        await started.Task.InTime();

        client.Shutdown(SocketShutdown.Send);

        await aborted.Task.InTime();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public async Task A_reset_in_a_request_fails_the_reading_of_its_body(EventLoopTransportKind kind)
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<Exception?> read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.MapPost(
                    "/",
                    async (HttpContext context) =>
                    {
                        started.SetResult();
                        read.SetResult(
                            await Record.ExceptionAsync(() => context.Request.Body.CopyToAsync(Stream.Null))
                        );
                    }
                )
        );
        Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await client.SendTextAsync("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
        await started.Task.InTime();

        client.Reset();

        _ = (await read.Task.InTime()).ShouldBeOfType<ConnectionResetException>();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public async Task To_abort_the_request_resets_the_client(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.MapGet(
                    "/",
                    (HttpContext context) =>
                    {
                        context.Abort();
                        return Task.CompletedTask;
                    }
                )
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);

        await client.SendTextAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        await client.ShouldBeResetAsync();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public async Task The_closed_token_fires_when_the_client_has_gone(EventLoopTransportKind kind)
    {
        TaskCompletionSource accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<bool> closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(async connection =>
                {
                    using CancellationTokenRegistration registration = connection.ConnectionClosed.Register(() =>
                        closed.TrySetResult(Thread.CurrentThread.IsThreadPoolThread)
                    );
                    accepted.SetResult();
                    _ = await closed.Task;
                })
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await accepted.Task.InTime();

        client.Shutdown(SocketShutdown.Send);

        (await closed.Task.InTime()).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public async Task What_was_written_arrives_after_the_server_is_done(EventLoopTransportKind kind)
    {
        byte[] pattern = Wire.Pattern(8 * 1024 * 1024);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(async connection =>
                {
                    _ = await connection.Transport.Input.ReadAsync();
                    _ = connection.Transport.Output.WriteAsync(pattern).AsTask();
                })
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await client.SendTextAsync("x");

        (await client.ReceiveExactlyAsync(pattern.Length)).AsSpan().SequenceEqual(pattern).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task An_abort_cuts_what_is_still_being_sent(EventLoopTransportKind kind)
    {
        TaskCompletionSource<ConnectionContext> left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(connection =>
                {
                    _ = connection.Transport.Output.WriteAsync(new byte[64 * 1024 * 1024]).AsTask();
                    left.SetResult(connection);
                    return Task.CompletedTask;
                })
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        ConnectionContext context = await left.Task.InTime();
        _ = await client.ReceiveExactlyAsync(1);

        context.Abort(new ConnectionAbortedException("enough"));

        await client.ShouldBeResetAsync();
        await server.Logs.WaitForAsync(record => record.EventId == 3013 && record.Message.Contains("enough")).InTime();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.AllAndSockets), MemberType = typeof(LoopKinds))]
    public async Task A_running_request_is_finished_before_the_server_stops(EventLoopTransportKind kind)
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.MapGet(
                    "/",
                    async () =>
                    {
                        started.SetResult();
                        await go.Task;
                        return "finished";
                    }
                )
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await client.SendTextAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        await started.Task.InTime();

        Task stop = server.StopAsync(TestContext.Current.CancellationToken);
        await RefusedAsync(server);
        go.SetResult();

        (await client.ReceiveResponseAsync()).ShouldBe((200, "finished"));
        await stop.InTime();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_server_can_be_started_again_on_the_same_port(EventLoopTransportKind kind)
    {
        int port = 0;
        for (int i = 0; i < 3; i++)
        {
            await using TestServer server = await TestServer.StartAsync(
                kind,
                app => app.MapGet("/", () => "here"),
                port: port
            );
            port = server.EndPoint.Port;
            using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
            await client.SendTextAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            (await client.ReceiveResponseAsync()).ShouldBe((200, "here"));
        }
    }

    // From the unbinding on, which happens some time after the call; who connects at that moment is reset.
    private static async Task RefusedAsync(TestServer server)
    {
        SocketError? error = null;
        while (error != SocketError.ConnectionRefused)
        {
            try
            {
                using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
            }
            catch (SocketException e)
            {
                error = e.SocketErrorCode;
            }
        }
    }
}

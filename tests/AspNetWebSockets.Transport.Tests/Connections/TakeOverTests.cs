using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>A connection changes hands from the server to its new owner without losing a byte.</summary>
public sealed class TakeOverTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task What_was_read_ahead_comes_first_and_once(EventLoopTransportKind kind)
    {
        ProbeSink sink = new();
        (TestServer server, Socket client, ITransportConnection connection, _) = await TakeOverAsync(
            kind,
            async connection =>
            {
                // All of it is examined, but only the first four bytes are consumed.
                ReadResult result = await connection.Transport.Input.ReadAtLeastAsync(10);
                connection.Transport.Input.AdvanceTo(result.Buffer.GetPosition(4), result.Buffer.End);
            },
            "head-first,"
        );
        await using TestServer owned = server;
        using Socket ownedClient = client;

        await client.SendTextAsync("second,");
        connection.Start(sink);
        await client.SendTextAsync("third");

        (await sink.ReadAsync(19)).ShouldBe("-first,second,third"u8.ToArray());
        connection.Abort();
        _ = await sink.Ended.InTime();
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task What_the_server_wrote_goes_before_what_the_owner_writes(EventLoopTransportKind kind)
    {
        byte[] pattern = Wire.Pattern(1024 * 1024);
        (TestServer server, Socket client, ITransportConnection connection, _) = await TakeOverAsync(
            kind,
            connection =>
            {
                // More than the socket takes: the take-over waits for the rest of it.
                _ = connection.Transport.Output.WriteAsync(pattern).AsTask();
                return Task.CompletedTask;
            },
            "x",
            clientReads: pattern.Length
        );
        await using TestServer owned = server;
        using Socket ownedClient = client;
        connection.Start(new ProbeSink());

        connection.Flush("after"u8.ToArray()).ShouldBe(FlushOutcome.Completed);

        (await client.ReceiveExactlyAsync(5)).ShouldBe("after"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Fin_before_the_start_is_told_after_the_bytes_before_it(EventLoopTransportKind kind)
    {
        ProbeSink sink = new();
        (TestServer server, Socket client, ITransportConnection connection, _) = await TakeOverAsync(
            kind,
            async connection =>
            {
                ReadResult result;
                do
                {
                    result = await connection.Transport.Input.ReadAsync();
                    connection.Transport.Input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                } while (!result.IsCompleted);
            },
            "all",
            fin: true
        );
        await using TestServer owned = server;
        using Socket ownedClient = client;

        connection.Start(sink);

        (await sink.ReadAsync(3)).ShouldBe("all"u8.ToArray());
        (await sink.Ended.InTime()).ShouldBeNull();
        connection.Flush("answer"u8.ToArray()).ShouldBe(FlushOutcome.Completed);
        connection.Release();
        (await client.ReceiveAllAsync()).ShouldBe("answer"u8.ToArray());
        sink.EndCount.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_reset_before_the_start_is_told(EventLoopTransportKind kind)
    {
        ProbeSink sink = new();
        (TestServer server, Socket client, ITransportConnection connection, ConnectionContext context) =
            await TakeOverAsync(kind, _ => Task.CompletedTask, "x");
        await using TestServer owned = server;
        client.Reset();

        connection.Start(sink);

        _ = (await sink.Ended.InTime()).ShouldBeOfType<ConnectionResetException>();
        context.ConnectionId.ShouldNotBeNull();
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task The_server_may_still_cut_it_until_it_lets_go(EventLoopTransportKind kind)
    {
        TaskCompletionSource<ITransportConnection> taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProbeSink sink = new();
        await using TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(async context =>
                {
                    ReadResult result = await context.Transport.Input.ReadAsync();
                    context.Transport.Input.AdvanceTo(result.Buffer.End);
                    ITransportConnection connection = await context
                        .Features.GetRequiredFeature<IConnectionTakeOverFeature>()
                        .TakeOverAsync();
                    connection.Start(sink);
                    context.Abort(new ConnectionAbortedException("the server stops"));
                    taken.SetResult(connection);
                })
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await client.SendTextAsync("x");

        _ = (await sink.Ended.InTime()).ShouldBeOfType<ConnectionAbortedException>();
        await client.ShouldBeResetAsync();
        (await taken.Task.InTime()).Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Once_the_server_has_let_go_it_can_do_nothing_to_it(EventLoopTransportKind kind)
    {
        (TestServer server, Socket client, ITransportConnection connection, ConnectionContext context) =
            await TakeOverAsync(kind, _ => Task.CompletedTask, "x");
        await using TestServer owned = server;
        using Socket ownedClient = client;
        connection.Start(new EchoSink(connection));
        (await client.ReceiveExactlyAsync(1)).ShouldBe("x"u8.ToArray());

        // Kestrel has disposed the context: it says so in its log.
        await server
            .Logs.WaitForAsync(record => record.Message.EndsWith("stopped.", StringComparison.Ordinal))
            .InTime();
        context.Abort(new ConnectionAbortedException("too late"));
        await context.DisposeAsync();

        await client.SendTextAsync("still");
        (await client.ReceiveExactlyAsync(5)).ShouldBe("still"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task It_can_be_taken_over_once(EventLoopTransportKind kind)
    {
        TaskCompletionSource<Exception?> second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(async context =>
                {
                    IConnectionTakeOverFeature feature =
                        context.Features.GetRequiredFeature<IConnectionTakeOverFeature>();
                    ITransportConnection connection = await feature.TakeOverAsync();
                    connection.Start(new EchoSink(connection));
                    second.SetResult(await Record.ExceptionAsync(() => feature.TakeOverAsync().AsTask()));
                })
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);

        _ = (await second.Task.InTime()).ShouldBeOfType<InvalidOperationException>();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task An_upgraded_http_request_ends_and_its_connection_lives_on(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.Run(async context =>
                {
                    _ = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
                    IConnectionTakeOverFeature feature =
                        context.Features.GetRequiredFeature<IConnectionTakeOverFeature>();
                    context
                        .Features.GetRequiredFeature<IConnectionTransportFeature>()
                        .Transport.ShouldBeSameAs(feature.Pipe);
                    ITransportConnection connection = await feature.TakeOverAsync();
                    connection.Start(new EchoSink(connection));
                })
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);

        await client.SendTextAsync(
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nleft over "
        );
        (await client.ReceiveUntilAsync("\r\n\r\n")).ShouldStartWith("HTTP/1.1 101 ");
        (await client.ReceiveExactlyAsync(10)).ShouldBe("left over "u8.ToArray());
        await server
            .Logs.WaitForAsync(record => record.Message.EndsWith("stopped.", StringComparison.Ordinal))
            .InTime();
        for (int i = 0; i < 100; i++)
        {
            await client.SendTextAsync($"{i:D3}");
            (await client.ReceiveExactlyAsync(3)).ShouldBe([.. $"{i:D3}".Select(c => (byte)c)]);
        }

        client.Shutdown(SocketShutdown.Send);
        (await client.ReceiveAllAsync()).ShouldBeEmpty();
        server.Logs.All.ShouldNotContain(record => record.Exception != null);
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_flush_before_the_start_is_told_after_it(EventLoopTransportKind kind)
    {
        ProbeSink sink = new();
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        byte[] pattern = Wire.Pattern(16 * 1024 * 1024);
        connection.Flush(pattern).ShouldBe(FlushOutcome.Pending);
        (await client.ReceiveExactlyAsync(pattern.Length)).AsSpan().SequenceEqual(pattern).ShouldBeTrue();

        connection.Start(sink);

        (await sink.NextFlushed()).ShouldBeNull();
    }

    // A client sends; the server's side does its part and then takes the connection over.
    private static async Task<(
        TestServer Server,
        Socket Client,
        ITransportConnection Connection,
        ConnectionContext Context
    )> TakeOverAsync(
        EventLoopTransportKind kind,
        Func<ConnectionContext, Task> before,
        string request,
        int clientReads = 0,
        bool fin = false
    )
    {
        TaskCompletionSource<(ITransportConnection, ConnectionContext)> taken = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(async context =>
                {
                    await before(context);
                    IConnectionTakeOverFeature feature =
                        context.Features.GetRequiredFeature<IConnectionTakeOverFeature>();
                    feature.Pipe.ShouldBeSameAs(context.Transport);
                    taken.SetResult((await feature.TakeOverAsync(), context));
                })
        );
        Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await client.SendTextAsync(request);
        if (fin)
        {
            client.Shutdown(SocketShutdown.Send);
        }

        if (clientReads > 0)
        {
            (await client.ReceiveExactlyAsync(clientReads))
                .AsSpan()
                .SequenceEqual(Wire.Pattern(clientReads))
                .ShouldBeTrue();
        }

        (ITransportConnection connection, ConnectionContext connectionContext) = await taken.Task.InTime();
        return (server, client, connection, connectionContext);
    }
}

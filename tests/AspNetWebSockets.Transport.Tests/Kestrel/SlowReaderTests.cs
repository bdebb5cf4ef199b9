using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>A response of 100 MB to a client that stops reading.</summary>
public sealed class SlowReaderTests
{
    private const int Length = 100 * 1024 * 1024;
    private const int ChunkLength = 64 * 1024;

    // What two kernels and a pipe may hold.
    private const int MostInFlight = 16 * 1024 * 1024;

    private readonly byte[] _chunk = Wire.Pattern(ChunkLength);
    private readonly TaskCompletionSource<Exception?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _written;

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task It_gets_everything_when_it_goes_on(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(kind, app => app.MapGet("/", WriteAsync));
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await StopAfterTheHeadAsync(client);
        Volatile.Read(ref _written).ShouldBeLessThan(MostInFlight);

        for (int i = 0; i < Length / ChunkLength; i++)
        {
            (await client.ReceiveExactlyAsync(ChunkLength)).AsSpan().SequenceEqual(_chunk).ShouldBeTrue();
        }

        (await _done.Task.InTime()).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task The_handler_learns_that_it_has_gone(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(kind, app => app.MapGet("/", WriteAsync));
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await StopAfterTheHeadAsync(client);
        Volatile.Read(ref _written).ShouldBeLessThan(MostInFlight);

        client.Reset();

        _ = (await _done.Task.InTime()).ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task The_server_can_cut_it(EventLoopTransportKind kind)
    {
        HttpContext? context = null;
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app =>
                app.MapGet(
                    "/",
                    c =>
                    {
                        context = c;
                        return WriteAsync(c);
                    }
                )
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await StopAfterTheHeadAsync(client);

        context!.Abort();

        _ = (await _done.Task.InTime()).ShouldBeAssignableTo<OperationCanceledException>();
        await client.ShouldBeResetAsync();
    }

    // Returns when the handler has not got on for a while.
    private async Task StopAfterTheHeadAsync(Socket client)
    {
        await client.SendTextAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        _ = await client.ReceiveUntilAsync("\r\n\r\n");

        using Socket never = new(SocketType.Dgram, ProtocolType.Udp);
        int seen;
        do
        {
            seen = Volatile.Read(ref _written);
            _ = never.Poll(TimeSpan.FromMilliseconds(100), SelectMode.SelectRead);
        } while (seen != Volatile.Read(ref _written) || seen == 0);
    }

    private async Task WriteAsync(HttpContext context)
    {
        try
        {
            context.Response.ContentLength = Length;
            while (_written < Length)
            {
                await context.Response.Body.WriteAsync(_chunk, context.RequestAborted);
                _ = Interlocked.Add(ref _written, ChunkLength);
            }

            _ = _done.TrySetResult(null);
        }
        catch (Exception e)
        {
            _ = _done.TrySetResult(e);
            throw;
        }
    }
}

using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Tests;

/// <summary>A stopping host ends every connection once, by default with <c>Abort</c>, and waits for the handlers.</summary>
public sealed class ShutdownTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task A_stopping_host_aborts_every_connection_and_waits_for_its_handler(Wire wire)
    {
        int ended = 0;
        await using KestrelHost host = await KestrelHost.StartAsync(
            async connection =>
            {
                WebSocketException exception = await Should.ThrowAsync<WebSocketException>(
                    connection.ReceiveAsync(new byte[1], CancellationToken.None).AsTask()
                );
                exception.WebSocketErrorCode.ShouldBe(WebSocketError.InvalidState);
                _ = Interlocked.Increment(ref ended);
            },
            wire
        );
        List<RawWebSocketClient> clients = [];
        for (int i = 0; i < 10; i++)
        {
            clients.Add(await host.ConnectAsync());
        }

        await host.StopAsync();
        ended.ShouldBe(10);
        foreach (RawWebSocketClient client in clients)
        {
            await client.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_connection_ends_in_the_way_it_was_accepted_with()
    {
        await using KestrelHost host = await StartAsync(connection =>
            _ = connection.SendCloseAsync(WebSocketCloseStatus.EndpointUnavailable, "restart", default).AsTask()
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        Task stopping = host.StopAsync();
        (await client.ReadFrameAsync(Token))!.CloseReason.ShouldBe("restart");
        await client.SendBytesAsync(ClientFrame.Close(1001), Token);
        await stopping.InTimeAsync();
    }

    [Fact]
    public async Task A_callback_that_fails_keeps_no_other_connection_open()
    {
        int called = 0;
        await using KestrelHost host = await StartAsync(_ =>
        {
            Interlocked.Increment(ref called);
            throw new InvalidOperationException("my fault");
        });
        await using RawWebSocketClient one = await host.ConnectAsync();
        await using RawWebSocketClient two = await host.ConnectAsync();
        await host.StopAsync();
        called.ShouldBe(2);
        await Should.ThrowAsync<IOException>(one.ReadFrameAsync(Token));
        await Should.ThrowAsync<IOException>(two.ReadFrameAsync(Token));
        host.Log.Errors.Count(entry => entry.EventId == 1004).ShouldBe(2);
    }

    [Fact]
    public async Task Each_connection_is_ended_once_even_when_it_is_added_during_the_stop()
    {
        RecordedLog log = new();
        await using ConnectionPair pair = new();
        for (int i = 0; i < 20_000; i++)
        {
            ActiveConnections active = new(log.Logger);
            int called = 0;
            DelegateHandler handler = new(_ => Task.CompletedTask, (_, _, _) => Interlocked.Increment(ref called));
            await Task.WhenAll(
                    Task.Run(() => EndAll(active), Token),
                    Task.Run(() => active.Add(pair.Server, handler), Token)
                )
                .InTimeAsync();
            called.ShouldBe(1);
        }
    }

    private static void EndAll(ActiveConnections active)
    {
        active.EndNewcomers(string.Empty);
        foreach (WebSocketConnection connection in active.NotEnding().Told)
        {
            active.End(connection, string.Empty);
        }
    }

    private static Task<KestrelHost> StartAsync(Action<WebSocketConnection> hostStopping) =>
        KestrelHost.StartPipelineAsync(application =>
            application.Run(context =>
            {
                context
                    .Features.GetRequiredFeature()
                    .Accept(
                        new WebSocketAcceptance
                        {
                            Handler = new DelegateHandler(
                                ReceiveToTheEndAsync,
                                (connection, _, _) => hostStopping(connection)
                            ),
                        }
                    );
                return Task.CompletedTask;
            })
        );

    private static async Task ReceiveToTheEndAsync(WebSocketConnection connection)
    {
        try
        {
            while (
                (await connection.ReceiveAsync(new byte[100], CancellationToken.None)).MessageType
                != WebSocketMessageType.Close
            ) { }
        }
        catch (WebSocketException)
        {
            // Aborted: the end as well.
        }
    }
}

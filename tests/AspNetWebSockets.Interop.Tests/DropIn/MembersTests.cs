using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>What <see cref="ServerWebSocket"/> has beyond the base class, with <see cref="ClientWebSocket"/> at the other end.</summary>
public sealed class MembersTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Concurrent_sends_arrive_whole_and_in_order()
    {
        await using DropInServer server = await StartAsync(async socket =>
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, 500)
                    .Select(i =>
                        socket.SendAsync(Encoding.UTF8.GetBytes($"{i}"), WebSocketMessageType.Text, true, default)
                    )
            );
            socket.QueuedBytes.ShouldBe(0);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        });
        using ClientWebSocket client = await ConnectAsync(server);
        for (int i = 0; i < 500; i++)
        {
            (await ReceiveTextAsync(client)).ShouldBe($"{i}");
        }

        (await ReceiveTextAsync(client)).ShouldBe("close NormalClosure");
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancelled);
    }

    [Fact]
    public async Task Whole_messages_pings_and_the_end()
    {
        TaskCompletionSource<string> seen = new();
        await using DropInServer server = await StartAsync(async socket =>
        {
            using CancellationTokenSource impatient = new();
            ValueTask<WebSocketMessage?> early = socket.ReceiveMessageAsync(impatient.Token);
            await impatient.CancelAsync();
            _ = await Should.ThrowAsync<OperationCanceledException>(early.AsTask());
            (await socket.PingAsync()).ShouldBeGreaterThan(TimeSpan.Zero);
            await socket.SendAsync("pinged"u8.ToArray(), WebSocketMessageType.Text, true, default);
            StringBuilder said = new();
            while (await socket.ReceiveMessageAsync() is { } message)
            {
                using (message)
                {
                    _ = said.Append(message.MessageType).Append(' ').Append(message.Payload.Length).Append("; ");
                }
            }

            await socket.CloseAsync((WebSocketCloseStatus)4001, "enough", default);
            await socket.Closed;
            seen.SetResult(
                $"{said}{socket.CloseInitiator} first, received {(int?)socket.CloseStatus} {socket.CloseStatusDescription}, sent {(int?)socket.SentCloseStatus} {socket.SentCloseStatusDescription}"
            );
        });
        using ClientWebSocket client = await ConnectAsync(server);

        // Answers the ping on the way.
        (await ReceiveTextAsync(client)).ShouldBe("pinged");
        await client.SendAsync(
            new byte[100_000].AsMemory(),
            WebSocketMessageType.Binary,
            endOfMessage: false,
            Cancelled
        );
        await client.SendAsync(new byte[23].AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, Cancelled);
        await client.SendAsync("text"u8.ToArray().AsMemory(), WebSocketMessageType.Text, endOfMessage: true, Cancelled);
        await client.CloseAsync((WebSocketCloseStatus)4002, "thanks", Cancelled).WaitAsync(Bound.Event, Cancelled);
        client.CloseStatus.ShouldBe((WebSocketCloseStatus)4001);
        (await seen.Task.WaitAsync(Bound.Event, Cancelled)).ShouldBe(
            "Binary 100023; Text 4; Client first, received 4002 thanks, sent 4001 enough"
        );
    }

    [Fact]
    public async Task A_message_over_the_limit_ends_with_1009()
    {
        await using DropInServer server = await StartAsync(async socket =>
        {
            _ = await Should.ThrowAsync<WebSocketException>(socket.ReceiveMessageAsync(maxLength: 1000).AsTask());
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        });
        using ClientWebSocket client = await ConnectAsync(server);
        await client.SendAsync(new byte[1001].AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, Cancelled);
        (await ReceiveTextAsync(client)).ShouldBe("close MessageTooBig");
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancelled);
    }

    [Fact]
    public async Task Compressed_messages_pass_whole_and_a_cancelled_receive_loses_nothing_of_them()
    {
        await using DropInServer server = await StartAsync(
            async socket =>
            {
                bool cancels = true;
                while (true)
                {
                    using CancellationTokenSource impatient = new();
                    Task<WebSocketMessage?> receive = socket.ReceiveMessageAsync(impatient.Token).AsTask();
                    if (cancels)
                    {
                        await impatient.CancelAsync();
                    }

                    cancels = !cancels;
                    WebSocketMessage? message;
                    try
                    {
                        message = await receive;
                    }
                    catch (OperationCanceledException)
                    {
                        continue;
                    }

                    if (message is null)
                    {
                        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
                        return;
                    }

                    using (message)
                    {
                        await socket.SendAsync(message.Payload, message.MessageType, true, default);
                    }
                }
            },
            new WebSocketAcceptContext { DangerousEnableCompression = true }
        );
        using ClientWebSocket client = new();
        client.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        await client.ConnectAsync(server.WebSocketUrl("/"), Cancelled).WaitAsync(Bound.Event, Cancelled);
        for (int i = 1; i <= 30; i++)
        {
            string text = string.Concat(Enumerable.Repeat($"message {i}; ", i * i));
            await client.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, true, Cancelled);
            using MemoryStream received = new();
            await using (Stream message = WebSocketStream.CreateReadableMessageStream(client))
            {
                await message.CopyToAsync(received, Cancelled).WaitAsync(Bound.Event, Cancelled);
            }

            Encoding.UTF8.GetString(received.ToArray()).ShouldBe(text);
        }

        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancelled).WaitAsync(Bound.Event, Cancelled);
    }

    private static Task<DropInServer> StartAsync(
        Func<ServerWebSocket, Task> handler,
        WebSocketAcceptContext? accept = null
    ) =>
        DropInServer.StartAsync(application =>
            application.Run(async context =>
            {
                using ServerWebSocket socket = (ServerWebSocket)
                    await context.WebSockets.AcceptWebSocketAsync(accept ?? new WebSocketAcceptContext());
                await handler(socket);
            })
        );

    private static async Task<ClientWebSocket> ConnectAsync(DropInServer server)
    {
        ClientWebSocket client = new();
        await client.ConnectAsync(server.WebSocketUrl("/"), Cancelled).WaitAsync(Bound.Event, Cancelled);
        return client;
    }

    private static async Task<string> ReceiveTextAsync(ClientWebSocket client)
    {
        byte[] buffer = new byte[1024];
        WebSocketReceiveResult result = await client
            .ReceiveAsync(new ArraySegment<byte>(buffer), Cancelled)
            .WaitAsync(Bound.Event, Cancelled);
        return result.MessageType == WebSocketMessageType.Close
            ? $"close {result.CloseStatus}"
            : Encoding.UTF8.GetString(buffer, 0, result.Count);
    }
}

using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary><see cref="WebSocketStream"/> of .NET 10 over <see cref="ServerWebSocket"/>, with <see cref="ClientWebSocket"/> at the other end.</summary>
public sealed class WebSocketStreamTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_are_copied_through_a_stream_and_its_end_is_the_closing_handshake()
    {
        TaskCompletionSource<WebSocketState> ended = new();
        await using DropInServer server = await StartAsync(async socket =>
        {
            await using (
                WebSocketStream stream = WebSocketStream.Create(
                    socket,
                    WebSocketMessageType.Binary,
                    ownsWebSocket: true
                )
            )
            {
                await stream.CopyToAsync(stream);
            }

            ended.SetResult(socket.State);
        });
        byte[] sent = new byte[1_000_000];
        Random.Shared.NextBytes(sent);
        byte[] received = new byte[sent.Length];
        using ClientWebSocket client = await ConnectAsync(server);
        await using (
            WebSocketStream stream = WebSocketStream.Create(client, WebSocketMessageType.Binary, ownsWebSocket: true)
        )
        {
            Task write = stream.WriteAsync(sent, Cancelled).AsTask();
            await stream.ReadExactlyAsync(received, Cancelled).AsTask().WaitAsync(Bound.Event, Cancelled);
            await write.WaitAsync(Bound.Event, Cancelled);
        }

        received.ShouldBe(sent);
        (await ended.Task.WaitAsync(Bound.Event, Cancelled)).ShouldBe(WebSocketState.Closed);
    }

    [Fact]
    public async Task Lines_of_text_pass()
    {
        await using DropInServer server = await StartAsync(async socket =>
        {
            await using WebSocketStream stream = WebSocketStream.Create(
                socket,
                WebSocketMessageType.Text,
                ownsWebSocket: true
            );
            using StreamReader reader = new(stream);
            await using StreamWriter writer = new(stream, new UTF8Encoding(false)) { AutoFlush = true };
            while (await reader.ReadLineAsync() is { } line)
            {
                await writer.WriteLineAsync($"you said {line}");
            }
        });
        using ClientWebSocket client = await ConnectAsync(server);
        await using WebSocketStream stream = WebSocketStream.Create(
            client,
            WebSocketMessageType.Text,
            ownsWebSocket: true
        );
        using StreamReader reader = new(stream);
        await using StreamWriter writer = new(stream, new UTF8Encoding(false)) { AutoFlush = true };
        foreach (string line in new[] { "one", "zwölf", "世界" })
        {
            await writer.WriteLineAsync(line);
            (await reader.ReadLineAsync(Cancelled).AsTask().WaitAsync(Bound.Event, Cancelled)).ShouldBe(
                $"you said {line}"
            );
        }
    }

    [Fact]
    public async Task A_message_is_a_stream_of_its_own()
    {
        await using DropInServer server = await StartAsync(async socket =>
        {
            int[]? numbers;
            await using (Stream message = WebSocketStream.CreateReadableMessageStream(socket))
            {
                numbers = await JsonSerializer.DeserializeAsync<int[]>(message);
            }

            await using (Stream answer = WebSocketStream.CreateWritableMessageStream(socket, WebSocketMessageType.Text))
            {
                await JsonSerializer.SerializeAsync(answer, numbers!.Sum());
            }

            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        });
        using ClientWebSocket client = await ConnectAsync(server);
        await using (Stream message = WebSocketStream.CreateWritableMessageStream(client, WebSocketMessageType.Text))
        {
            await JsonSerializer.SerializeAsync(
                message,
                Enumerable.Range(0, 10_000).ToArray(),
                cancellationToken: Cancelled
            );
        }

        await using Stream answer = WebSocketStream.CreateReadableMessageStream(client);
        int sum = await JsonSerializer
            .DeserializeAsync<int>(answer, cancellationToken: Cancelled)
            .AsTask()
            .WaitAsync(Bound.Event, Cancelled);
        sum.ShouldBe(49_995_000);
    }

    private static Task<DropInServer> StartAsync(Func<WebSocket, Task> handler) =>
        DropInServer.StartAsync(application =>
            application.Run(async context =>
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                await handler(socket);
            })
        );

    private static async Task<ClientWebSocket> ConnectAsync(DropInServer server)
    {
        ClientWebSocket client = new();
        await client.ConnectAsync(server.WebSocketUrl("/"), Cancelled).WaitAsync(Bound.Event, Cancelled);
        return client;
    }
}

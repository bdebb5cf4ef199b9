using System.Net.WebSockets;
using System.Web.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The hot path allocates nothing per message. Alone in the process, since the whole heap is counted.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class AllocationTests(SocketHost host)
{
    private const int WarmUp = 5_000;
    private const int Counted = 5_000;

    // The smallest object takes 24 bytes, so one allocation a message would show twice this much.
    private const double BytesPerMessage = 12;

    [Fact]
    public async Task An_echo_through_the_Memory_overloads_allocates_nothing_per_message()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task<WebSocketMessageType> echo = EchoAsync(pair.Server);
        byte[] message = ClientFrame.Binary(new byte[20]);
        byte[] answer = new byte[22];

        Exchange(pair.Client.Socket, message, answer, WarmUp);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Exchange(pair.Client.Socket, message, answer, Counted);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        answer[..2].ShouldBe([(byte)0x82, (byte)20]);
        (allocated / (double)Counted).ShouldBeLessThan(BytesPerMessage);
        await pair.ClientClosesAsync();
        (await echo.InTime()).ShouldBe(WebSocketMessageType.Close);
    }

    private static async Task<WebSocketMessageType> EchoAsync(AspNetWebSocket socket)
    {
        byte[] buffer = new byte[64];
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket
                .ReceiveAsync(buffer.AsMemory(), CancellationToken.None)
                .ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return result.MessageType;
            }

            await socket
                .SendAsync(
                    buffer.AsMemory(0, result.Count),
                    result.MessageType,
                    result.EndOfMessage,
                    CancellationToken.None
                )
                .ConfigureAwait(false);
        }
    }

    // Blocking calls on purpose: they allocate nothing on the client's side.
    private static void Exchange(
        System.Net.Sockets.Socket client,
        ReadOnlySpan<byte> message,
        Span<byte> answer,
        int count
    )
    {
        client.ReceiveTimeout = 10_000;
        for (int i = 0; i < count; i++)
        {
            _ = client.Send(message);
            for (int received = 0; received < answer.Length; )
            {
                int read = client.Receive(answer[received..]);
                read.ShouldBeGreaterThan(0);
                received += read;
            }
        }
    }
}

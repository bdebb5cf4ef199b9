using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Reflection;
using System.Web.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The hot path allocates nothing per message. Alone in the process, since the whole heap is counted.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class AllocationTests(SocketHost host)
{
    private const int WarmUp = 10_000;
    private const int Counted = 10_000;

    // The smallest object takes 24 bytes, so one allocation a message would show at least twice this much.
    private const double BytesPerMessage = 12;

    [Fact]
    public async Task An_echo_through_the_Memory_overloads_allocates_nothing_per_message()
    {
        Assert.SkipUnless(
            IsOptimized,
            "In a Debug build the compiler makes every async state machine an object. Run with -c Release."
        );
        (string path, SocketPlan plan) = host.Expect();
        using System.Net.Sockets.Socket client = Connect(host.Port, path);
        (AspNetWebSocket socket, _) = await plan.Opened.InTime();
        Task<int> echo = EchoAsync(socket);
        byte[] message = ClientFrame.Binary(new byte[20]);
        byte[] answer = new byte[22];

        Exchange(client, message, answer, WarmUp);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Exchange(client, message, answer, Counted);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        answer[..2].ShouldBe([(byte)0x82, (byte)20]);
        (allocated / (double)Counted).ShouldBeLessThan(BytesPerMessage);
        _ = client.Send(ClientFrame.Close(1000));
        (await echo.InTime()).ShouldBe(WarmUp + Counted);
        plan.End();
    }

    private static bool IsOptimized =>
        typeof(WebSocketConnection).Assembly.GetCustomAttribute<DebuggableAttribute>()
            is not { IsJITOptimizerDisabled: true };

    private static async Task<int> EchoAsync(AspNetWebSocket socket)
    {
        byte[] buffer = new byte[64];
        for (int messages = 0; ; messages++)
        {
            ValueWebSocketReceiveResult result = await socket
                .ReceiveAsync(buffer.AsMemory(), CancellationToken.None)
                .ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return messages;
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

    // A socket that was never used asynchronously blocks in the kernel and allocates nothing.
    private static System.Net.Sockets.Socket Connect(int port, string path)
    {
        System.Net.Sockets.Socket client = new(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = 10_000,
        };
        client.Connect(IPAddress.Loopback, port);
        _ = client.Send(UpgradeRequest.For(path));
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            client.Receive(one).ShouldBe(1);
            head.Add(one[0]);
        }

        return client;
    }

    private static void Exchange(
        System.Net.Sockets.Socket client,
        ReadOnlySpan<byte> message,
        Span<byte> answer,
        int count
    )
    {
        for (int i = 0; i < count; i++)
        {
            _ = client.Send(message);
            for (int received = 0; received < answer.Length; )
            {
                int read = client.Receive(answer[received..]);
                received += read > 0 ? read : throw new EndOfStreamException("The server ended TCP.");
            }
        }
    }
}

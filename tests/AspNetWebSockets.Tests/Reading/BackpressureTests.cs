using System.Net.WebSockets;
using System.Runtime.InteropServices;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>What nobody receives is buffered up to <c>ReceiveBufferLimit</c>; then the client is held back and nothing is lost: decision 003.</summary>
public sealed class BackpressureTests
{
    private const int Limit = 4096;
    private const int Window = 8192;

    // The inbox, what the last read brought beyond it, and the window itself.
    private const int Bound = Limit + (2 * Window);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1024 * 1024)]
    public async Task Unread_data_is_bounded_and_the_peer_is_held_back(int messageLength)
    {
        await using ConnectionPair pair = new(Configure, window: Window);
        byte[] bytes = Messages(messageLength, 1024 * 1024);
        Task sending = pair.Client.SendAsync(bytes);
        sending.IsCompleted.ShouldBeFalse();
        pair.Client.Sent.ShouldBeLessThan(Bound);
        pair.Client.Sent.ShouldBeGreaterThanOrEqualTo(Window);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_flood_of_empty_fragments_is_bounded(bool text)
    {
        await using ConnectionPair pair = new(Configure, window: Window);
        byte[] start = text ? ClientFrame.Text("", fin: false) : ClientFrame.Binary([], fin: false);
        byte[] empty = ClientFrame.Continuation([], fin: false);
        byte[] flood = [.. start, .. Enumerable.Range(0, 100_000).SelectMany(_ => empty)];
        Task sending = pair.Client.SendAsync(flood);
        sending.IsCompleted.ShouldBeFalse();
        pair.Client.Sent.ShouldBeLessThan(Bound);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public async Task Reading_resumes_and_nothing_is_lost_or_reordered(int room)
    {
        await using ConnectionPair pair = new(Configure, window: Window);
        const int count = 3000;
        byte[] bytes =
        [
            .. Enumerable.Range(0, count).SelectMany(number => ClientFrame.Binary(BitConverter.GetBytes(number))),
        ];
        Task sending = pair.Client.SendAsync(bytes);
        byte[] received = new byte[count * sizeof(int)];
        int length = 0;
        byte[] buffer = new byte[room];
        while (length < received.Length)
        {
            ValueWebSocketReceiveResult result = await pair
                .Server.ReceiveAsync(buffer, CancellationToken.None)
                .InTimeAsync();
            buffer.AsSpan(0, result.Count).CopyTo(received.AsSpan(length));
            length += result.Count;
            result.EndOfMessage.ShouldBe(length % sizeof(int) == 0);
        }

        await sending.InTimeAsync();
        MemoryMarshal.Cast<byte, int>(received).ToArray().ShouldBe(Enumerable.Range(0, count));
    }

    [Fact]
    public async Task A_connection_paused_by_its_own_application_is_not_declared_dead()
    {
        await using ConnectionPair pair = new(Configure, window: Window);
        const int count = 2000;
        Task sending = pair.Client.SendAsync(Messages(100, 100 * count));
        pair.Time.Advance(TimeSpan.FromDays(1));
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Client.Unread().ShouldBe(0, "no ping either: nobody would read the pong");
        for (int i = 0; i < count; i++)
        {
            (await pair.ReceiveAsync().InTimeAsync()).Count.ShouldBe(100);
        }

        await sending.InTimeAsync();
        pair.Time.Advance(TimeSpan.FromSeconds(29));
        pair.Client.Unread().ShouldBe(0, "the peer's time starts anew when reading resumes");
        pair.Time.Advance(TimeSpan.FromSeconds(1));
        (await pair.Client.ReadFrameAsync())!.Opcode.ShouldBe(FrameOpcodes.Ping);
    }

    [Fact]
    public async Task A_close_frame_behind_data_that_nobody_receives_is_told_after_the_data()
    {
        await using ConnectionPair pair = new(Configure, window: Window);
        byte[] bytes = [.. Messages(100, 64 * 1024), .. ClientFrame.Close(1000, "done")];
        Task sending = pair.Client.SendAsync(bytes);
        int received = 0;
        ValueWebSocketReceiveResult result;
        while ((result = await pair.ReceiveAsync()).MessageType != WebSocketMessageType.Close)
        {
            received += result.Count;
        }

        received.ShouldBe(64 * 1024 / 100 * 100);
        pair.Server.CloseStatusDescription.ShouldBe("done");
        await sending.InTimeAsync();
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_holds_the_clients_TCP_back_until_the_handler_receives(Wire wire)
    {
        const int length = 64 * 1024 * 1024;
        ReadWatch watch = new();
        TaskCompletionSource running = new();
        TaskCompletionSource receive = new();
        TaskCompletionSource<int> received = new();
        await using KestrelHost host = await KestrelHost.StartAsync(
            async connection =>
            {
                running.SetResult();
                await receive.Task.InTimeAsync();
                received.SetResult(await ReceiveMessageAsync(connection));
            },
            wire,
            options => options.MaxMessageSize = length,
            watch
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        // From here on the engine reads only where the watch sees it come to rest.
        await running.Task.InTimeAsync();
        byte[] frame = [0x82, 0xFF, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, .. new byte[length]];
        Task sending = client.SendBytesAsync(frame, TestContext.Current.CancellationToken);
        Task heldBack = watch.UntilAsync(() => watch.IsHeldBack);
        Task first = await Task.WhenAny(sending, heldBack).InTimeAsync();
        bool isSent = sending.IsCompleted;
        bool isHeldBack = watch.IsHeldBack;
        receive.SetResult();
        (first == heldBack).ShouldBeTrue("the server took all 64 MiB");
        isSent.ShouldBeFalse("64 MiB do not fit the buffers of both kernels");
        isHeldBack.ShouldBeTrue("nothing is read until the handler receives");
        (await received.Task.InTimeAsync()).ShouldBe(length);
        await sending.InTimeAsync();
    }

    private static void Configure(AspNetWebSocketsOptions options) => options.ReceiveBufferLimit = Limit;

    private static byte[] Messages(int length, int total) =>
        [.. Enumerable.Repeat(ClientFrame.Binary(new byte[length]), total / length).SelectMany(frame => frame)];

    private static async Task<int> ReceiveMessageAsync(WebSocketConnection connection)
    {
        byte[] buffer = new byte[64 * 1024];
        int length = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await connection.ReceiveAsync(buffer, CancellationToken.None);
            length += result.Count;
        } while (!result.EndOfMessage);

        return length;
    }
}

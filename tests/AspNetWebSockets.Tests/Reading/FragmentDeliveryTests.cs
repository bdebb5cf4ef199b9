using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>What one receive gives: at most one fragment, whole when it fits.</summary>
public sealed class FragmentDeliveryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fragment_that_comes_in_pieces_arrives_whole_in_a_large_enough_buffer(bool receiveFirst)
    {
        await using ConnectionPair pair = new();
        byte[] payload = [.. Enumerable.Range(0, 5000).Select(number => (byte)number)];
        byte[] frame = ClientFrame.Binary(payload);
        byte[] buffer = new byte[5000];
        Task<ValueWebSocketReceiveResult>? receive = receiveFirst ? Receive(pair, buffer) : null;
        pair.Client.Send(frame[..3]);
        pair.Client.Send(frame[3..100]);
        receive ??= Receive(pair, buffer);
        receive.IsCompleted.ShouldBeFalse();
        pair.Client.Send(frame[100..4999]);
        receive.IsCompleted.ShouldBeFalse();
        pair.Client.Send(frame[4999..]);
        (await receive.InTimeAsync()).ShouldBe(
            new ValueWebSocketReceiveResult(5000, WebSocketMessageType.Binary, true)
        );
        buffer.ShouldBe(payload);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fragment_larger_than_the_buffer_comes_in_parts_of_which_the_last_ends_it(bool receiveFirst)
    {
        await using ConnectionPair pair = new();
        byte[] buffer = new byte[4];
        Task<ValueWebSocketReceiveResult>? receive = receiveFirst ? Receive(pair, buffer) : null;
        pair.Client.Send(ClientFrame.Text("abcdefghij"));
        receive ??= Receive(pair, buffer);
        (await receive.InTimeAsync()).ShouldBe(new ValueWebSocketReceiveResult(4, WebSocketMessageType.Text, false));
        Encoding.UTF8.GetString(buffer).ShouldBe("abcd");
        (await Receive(pair, buffer)).ShouldBe(new ValueWebSocketReceiveResult(4, WebSocketMessageType.Text, false));
        Encoding.UTF8.GetString(buffer).ShouldBe("efgh");
        (await Receive(pair, buffer)).ShouldBe(new ValueWebSocketReceiveResult(2, WebSocketMessageType.Text, true));
        Encoding.UTF8.GetString(buffer, 0, 2).ShouldBe("ij");
    }

    [Fact]
    public async Task A_buffer_that_the_fragment_fills_exactly_gets_it_with_its_end()
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync(room: 3);
        pair.Client.Send(ClientFrame.Text("abc"));
        (await receive.InTimeAsync()).ShouldBe(new ValueWebSocketReceiveResult(3, WebSocketMessageType.Text, true));
    }

    [Fact]
    public async Task One_receive_never_gives_more_than_one_fragment()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(
            ClientFrame.Text("a", fin: false),
            ClientFrame.Continuation("b"u8, fin: false),
            ClientFrame.Continuation("c"u8),
            ClientFrame.Text("d")
        );
        foreach ((string _, bool end) in new[] { ("a", false), ("b", false), ("c", true), ("d", true) })
        {
            (await pair.ReceiveAsync()).ShouldBe(new ValueWebSocketReceiveResult(1, WebSocketMessageType.Text, end));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_message_is_a_message(bool receiveFirst)
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult>? receive = receiveFirst ? pair.ReceiveAsync() : null;
        pair.Client.Send(ClientFrame.Text(""));
        receive ??= pair.ReceiveAsync();
        (await receive.InTimeAsync()).ShouldBe(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Text, true));
    }

    [Fact]
    public async Task Empty_fragments_are_delivered_one_by_one()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(
            ClientFrame.Binary([], fin: false),
            ClientFrame.Continuation([], fin: false),
            ClientFrame.Continuation([])
        );
        (await pair.ReceiveAsync()).EndOfMessage.ShouldBeFalse();
        (await pair.ReceiveAsync()).EndOfMessage.ShouldBeFalse();
        (await pair.ReceiveAsync()).EndOfMessage.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receive_into_nothing_completes_when_a_fragment_has_begun_and_takes_nothing(bool receiveFirst)
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult>? receive = receiveFirst ? pair.ReceiveAsync(room: 0) : null;
        pair.Client.Send(ClientFrame.Text("abc"));
        receive ??= pair.ReceiveAsync(room: 0);
        (await receive.InTimeAsync()).ShouldBe(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Text, false));
        (await pair.ReceiveTextAsync()).ShouldBe("abc");
    }

    [Fact]
    public async Task A_receive_into_nothing_takes_an_empty_message()
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync(room: 0);
        pair.Client.Send(ClientFrame.Binary([]), ClientFrame.Binary("x"u8));
        (await receive.InTimeAsync()).ShouldBe(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Binary, true));
        (await pair.ReceiveAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_receive_is_refused_and_the_first_is_unharmed()
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult> first = pair.ReceiveAsync();
        Should
            .Throw<InvalidOperationException>(() =>
                pair.Server.ReceiveAsync(new byte[1], CancellationToken.None).AsTask()
            )
            .Message.ShouldContain("already in progress");
        pair.Client.Send(ClientFrame.Text("still here"));
        (await first.InTimeAsync()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_result_that_was_not_taken_stays_its_calls_own()
    {
        await using ConnectionPair pair = new();
        ValueTask<ValueWebSocketReceiveResult> first = pair.Server.ReceiveAsync(new byte[16], CancellationToken.None);
        pair.Client.Send(ClientFrame.Text("one"), ClientFrame.Text("two"));
        first.IsCompleted.ShouldBeTrue();
        byte[] other = new byte[16];
        ValueTask<ValueWebSocketReceiveResult> second = pair.Server.ReceiveAsync(other, CancellationToken.None);
        (await ConnectionPair.TextOf(second, other)).ShouldBe("two");
        (await first).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_delivers_a_fragment_of_many_TCP_segments_whole(Wire wire)
    {
        byte[] payload = new byte[1_000_000];
        new Random(1).NextBytes(payload);
        TaskCompletionSource<(int Count, byte[] Buffer)> received = new();
        await using KestrelHost host = await KestrelHost.StartAsync(
            async connection =>
            {
                byte[] buffer = new byte[payload.Length];
                ValueWebSocketReceiveResult result = await connection.ReceiveAsync(buffer, CancellationToken.None);
                received.SetResult((result.Count, buffer));
            },
            wire
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(ClientFrame.Binary(payload), TestContext.Current.CancellationToken);
        (int count, byte[] buffer) = await received.Task.InTimeAsync();
        count.ShouldBe(payload.Length);
        buffer.AsSpan().SequenceEqual(payload).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_delivers_a_frame_that_came_in_one_segment_with_the_handshake(Wire wire)
    {
        await using KestrelHost host = await KestrelHost.StartAsync(Handlers.EchoAsync, wire);
        await using RawWebSocketClient client = await host.ConnectAsync(following: ClientFrame.Text("early"));
        (await client.ReadFrameAsync(TestContext.Current.CancellationToken))!.Text.ShouldBe("early");
    }

    private static Task<ValueWebSocketReceiveResult> Receive(ConnectionPair pair, byte[] buffer) =>
        pair.Server.ReceiveAsync(buffer, CancellationToken.None).AsTask();
}

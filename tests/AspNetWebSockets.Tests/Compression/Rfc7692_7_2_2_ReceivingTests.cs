using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.Protocol;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Receiving compressed messages (RFC 7692 section 7.2.2): the application sees what was sent, in the borders that section 2 of the specification has.</summary>
public sealed class Rfc7692_7_2_2_ReceivingTests
{
    public static TheoryData<int, int, bool, int> Messages()
    {
        TheoryData<int, int, bool, int> data = [];
        foreach (int length in new[] { 0, 1, 125, 4096, 70_000, 1_000_000 })
        {
            foreach (int room in new[] { 1000, 1_100_000 })
            {
                data.Add(length, room, false, 15);
                data.Add(length, room, true, 9);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Messages_arrive_as_they_were_sent(int length, int room, bool takeover, int windowBits)
    {
        await using CompressingClient client = new(
            new PermessageDeflateOptions { ClientContextTakeover = takeover },
            windowBits: windowBits
        );
        byte[] message = Numbers(length);
        for (int i = 0; i < 3; i++)
        {
            Task<byte[]> receive = client.ReceiveMessageAsync(room);
            Task send = client.Pair.Client.SendAsync(client.Frame(message));
            (await receive.InTimeAsync()).ShouldBe(message);
            await send.InTimeAsync();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Messages_that_nobody_waits_for_are_kept_and_hold_the_client_back_at_the_limit(bool takeover)
    {
        await using CompressingClient client = new(
            new PermessageDeflateOptions { ClientContextTakeover = takeover },
            options => options.ReceiveBufferLimit = 8 * 1024
        );
        byte[][] messages = [.. Enumerable.Range(0, 40).Select(seed => Noise(3000, seed))];
        byte[] frames = [.. messages.SelectMany(message => client.Frame(message))];

        Task send = client.Pair.Client.SendAsync(frames);
        send.IsCompleted.ShouldBeFalse();

        foreach (byte[] message in messages)
        {
            (await client.ReceiveMessageAsync(room: 700)).ShouldBe(message);
        }

        await send.InTimeAsync();
    }

    [Fact]
    public async Task A_small_message_that_inflates_beyond_the_limit_of_what_is_kept_waits_without_being_inflated()
    {
        await using CompressingClient client = new(configure: options => options.ReceiveBufferLimit = 8 * 1024);
        byte[] message = new byte[60_000];
        client.Pair.Client.Send(client.Frame(message));
        client.Pair.Client.Send(client.Frame("behind it"u8));

        (await client.ReceiveMessageAsync(room: 1000)).ShouldBe(message);
        (await client.ReceiveMessageAsync(room: 1000)).ShouldBe("behind it"u8.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_buffer_that_the_message_fills_exactly_gets_it_with_its_end(bool receiveFirst)
    {
        await using CompressingClient client = new();
        Task<ValueWebSocketReceiveResult>? receive = receiveFirst ? client.Pair.ReceiveAsync(room: 3) : null;
        client.Pair.Client.Send(client.Frame("abc"u8, FrameOpcodes.Text));
        receive ??= client.Pair.ReceiveAsync(room: 3);
        (await receive.InTimeAsync()).ShouldBe(new ValueWebSocketReceiveResult(3, WebSocketMessageType.Text, true));
    }

    [Fact]
    public async Task A_buffer_that_is_one_byte_too_small_gets_the_rest_with_the_next_receive()
    {
        await using CompressingClient client = new();
        client.Pair.Client.Send(client.Frame("abcd"u8, FrameOpcodes.Text));
        (await client.Pair.ReceiveAsync(3)).ShouldBe(
            new ValueWebSocketReceiveResult(3, WebSocketMessageType.Text, false)
        );
        (await client.Pair.ReceiveAsync(3)).ShouldBe(
            new ValueWebSocketReceiveResult(1, WebSocketMessageType.Text, true)
        );
    }

    [Fact]
    public async Task An_empty_buffer_learns_that_a_message_has_begun_and_takes_nothing()
    {
        await using CompressingClient client = new();
        Task<ValueWebSocketReceiveResult> receive = client.Pair.ReceiveAsync(room: 0);
        client.Pair.Client.Send(client.Frame("abc"u8, FrameOpcodes.Text));
        (await receive.InTimeAsync()).ShouldBe(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Text, false));
        (await client.Pair.ReceiveTextAsync()).ShouldBe("abc");
    }

    [Fact]
    public async Task Every_byte_may_come_alone()
    {
        await using CompressingClient client = new();
        byte[] message = Numbers(300);
        Task<byte[]> receive = client.ReceiveMessageAsync(room: 1000);
        foreach (byte one in client.Frame(message))
        {
            client.Pair.Client.Send([one]);
        }

        (await receive.InTimeAsync()).ShouldBe(message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fragment_that_the_client_has_flushed_is_delivered_before_the_next_comes(bool receiveFirst)
    {
        await using CompressingClient client = new();
        Task<ValueWebSocketReceiveResult>? receive = receiveFirst ? client.Pair.ReceiveAsync() : null;
        client.Pair.Client.Send(client.Frame("abc"u8, FrameOpcodes.Text, fin: false));
        receive ??= client.Pair.ReceiveAsync();
        (await receive.InTimeAsync()).ShouldBe(new ValueWebSocketReceiveResult(3, WebSocketMessageType.Text, false));

        // Between two fragments a control frame may come (RFC 6455 section 5.4).
        client.Pair.Client.Send(ClientFrame.Ping("?"u8));
        (await client.Pair.Client.ReadFrameAsync())!.Payload.ShouldBe("?"u8.ToArray());

        client.Pair.Client.Send(client.Frame("def"u8, FrameOpcodes.Continuation));
        (await client.Pair.ReceiveAsync()).ShouldBe(
            new ValueWebSocketReceiveResult(3, WebSocketMessageType.Text, true)
        );
    }

    [Fact]
    public async Task A_fragment_that_brings_nothing_yet_is_passed_over()
    {
        await using CompressingClient client = new();
        byte[] whole = client.Frame("abc"u8, FrameOpcodes.Text);
        byte[] payload = [.. whole[6..].Select((masked, i) => (byte)(masked ^ whole[2 + (i % 4)]))];
        Task<ValueWebSocketReceiveResult> receive = client.Pair.ReceiveAsync();
        client.Pair.Client.Send(
            ClientFrame.Build(FrameOpcodes.Text, [], fin: false, rsv: 4),
            ClientFrame.Continuation(payload.AsSpan(0, 1), fin: false),
            ClientFrame.Continuation([], fin: false)
        );
        receive.IsCompleted.ShouldBeFalse();
        client.Pair.Client.Send(ClientFrame.Continuation(payload.AsSpan(1)));
        (await receive.InTimeAsync()).ShouldBe(new ValueWebSocketReceiveResult(3, WebSocketMessageType.Text, true));
    }

    [Fact]
    public async Task Messages_that_are_not_compressed_may_come_between_those_that_are()
    {
        await using CompressingClient client = new(new PermessageDeflateOptions { ClientContextTakeover = true });
        client.Pair.Client.Send(
            client.Frame("one"u8, FrameOpcodes.Text),
            ClientFrame.Text("two"),
            ClientFrame.Text(""),
            ClientFrame.Text("three", fin: false),
            ClientFrame.Continuation(" and more"u8),
            client.Frame("four"u8, FrameOpcodes.Text)
        );
        (await client.Pair.ReceiveTextAsync()).ShouldBe("one");
        (await client.Pair.ReceiveTextAsync()).ShouldBe("two");
        (await client.Pair.ReceiveTextAsync()).ShouldBe("");
        Encoding.UTF8.GetString(await client.ReceiveMessageAsync(100)).ShouldBe("three and more");
        (await client.Pair.ReceiveTextAsync()).ShouldBe("four");
    }

    [Fact]
    public async Task Without_context_takeover_an_idle_connection_holds_no_decompressor()
    {
        await using CompressingClient client = new();
        client.Pair.Client.Send(client.Frame("abc"u8, FrameOpcodes.Text, fin: false));
        (await client.Pair.ReceiveTextAsync()).ShouldBe("abc");
        client.Pool.IdleInflaters.ShouldBe(0);
        client.Pair.Client.Send(client.Frame("def"u8, FrameOpcodes.Continuation));
        (await client.Pair.ReceiveTextAsync()).ShouldBe("def");
        client.Pool.IdleInflaters.ShouldBe(1);
    }

    private static byte[] Noise(int length, int seed)
    {
        byte[] noise = new byte[length];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    private static byte[] Numbers(int length) =>
        Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, length)))[..length];
}

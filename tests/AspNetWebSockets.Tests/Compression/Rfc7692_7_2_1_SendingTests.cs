using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.Protocol;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Sending compressed messages (RFC 7692 section 7.2.1).</summary>
public sealed class Rfc7692_7_2_1_SendingTests
{
    private const int Rsv1 = 4;

    [Theory]
    [InlineData(256, false, 15)]
    [InlineData(20_000, false, 15)]
    [InlineData(20_000, true, 15)]
    [InlineData(1_000_000, true, 9)]
    [InlineData(1_000_000, false, 8)]
    public async Task A_message_goes_out_compressed(int length, bool takeover, int windowBits)
    {
        await using CompressingClient client = new(
            new PermessageDeflateOptions { ServerContextTakeover = takeover },
            windowBits: windowBits
        );
        byte[] message = Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, length)))[..length];
        for (int i = 0; i < 3; i++)
        {
            Task send = client.Pair.SendBinaryAsync(message);
            ServerFrame frame = (await client.Pair.Client.ReadFrameAsync())!;
            await send.InTimeAsync();
            (frame.Fin, frame.Rsv, frame.Opcode).ShouldBe((true, Rsv1, FrameOpcodes.Binary));
            frame.Payload.Length.ShouldBeLessThan(length * 2 / 3);
            client.Inflate(frame).ShouldBe(message);
        }
    }

    [Fact]
    public async Task With_context_takeover_a_repeated_message_shrinks()
    {
        await using CompressingClient client = new(new PermessageDeflateOptions { ServerContextTakeover = true });
        byte[] message = new byte[1000];
        new Random(1).NextBytes(message);
        await client.Pair.SendBinaryAsync(message);
        await client.Pair.SendBinaryAsync(message);
        ServerFrame first = (await client.Pair.Client.ReadFrameAsync())!;
        ServerFrame second = (await client.Pair.Client.ReadFrameAsync())!;
        first.Payload.Length.ShouldBeGreaterThan(1000);
        second.Payload.Length.ShouldBeLessThan(50);
        client.Inflate(first).ShouldBe(message);
        client.Inflate(second).ShouldBe(message);
    }

    [Theory]
    [InlineData(255, WebSocketMessageFlags.EndOfMessage, 0)]
    [InlineData(256, WebSocketMessageFlags.EndOfMessage, Rsv1)]
    [InlineData(5000, WebSocketMessageFlags.EndOfMessage | WebSocketMessageFlags.DisableCompression, 0)]
    [InlineData(1, WebSocketMessageFlags.None, Rsv1)]
    [InlineData(1, WebSocketMessageFlags.DisableCompression, 0)]
    public async Task Size_and_flags_decide_message_by_message(int length, WebSocketMessageFlags flags, int rsv)
    {
        await using CompressingClient client = new();
        ValueTask send = client.Server.SendAsync(
            new byte[length],
            WebSocketMessageType.Text,
            flags,
            CancellationToken.None
        );
        await send.InTimeAsync();
        (await client.Pair.Client.ReadFrameAsync())!.Rsv.ShouldBe(rsv);
    }

    [Fact]
    public async Task Only_the_first_fragment_says_that_the_message_is_compressed()
    {
        await using CompressingClient client = new();
        await client.Pair.SendTextAsync("abc", endOfMessage: false);
        await client.Pair.SendTextAsync("", endOfMessage: false);
        await client.Pair.SendTextAsync("def", endOfMessage: true);
        List<byte> message = [];
        foreach (
            (int rsv, int opcode) in new[]
            {
                (Rsv1, FrameOpcodes.Text),
                (0, FrameOpcodes.Continuation),
                (0, FrameOpcodes.Continuation),
            }
        )
        {
            ServerFrame frame = (await client.Pair.Client.ReadFrameAsync())!;
            (frame.Rsv, frame.Opcode).ShouldBe((rsv, opcode));
            message.AddRange(client.Inflate(frame));
        }

        Encoding.UTF8.GetString([.. message]).ShouldBe("abcdef");
    }

    [Fact]
    public async Task A_message_goes_on_as_it_began()
    {
        await using CompressingClient client = new();
        ValueTask first = client.Server.SendAsync(
            new byte[5000],
            WebSocketMessageType.Binary,
            WebSocketMessageFlags.DisableCompression,
            CancellationToken.None
        );
        await first.InTimeAsync();
        await client.Pair.SendBinaryAsync(new byte[5000]);
        (await client.Pair.Client.ReadFrameAsync())!.Payload.Length.ShouldBe(5000);
        (await client.Pair.Client.ReadFrameAsync())!.Payload.Length.ShouldBe(5000);
    }

    [Fact]
    public async Task What_cannot_be_compressed_is_sent_all_the_same()
    {
        await using CompressingClient client = new();
        byte[] message = new byte[100_000];
        new Random(1).NextBytes(message);
        Task send = client.Pair.SendBinaryAsync(message);
        ServerFrame frame = (await client.Pair.Client.ReadFrameAsync())!;
        await send.InTimeAsync();
        client.Inflate(frame).ShouldBe(message);
    }

    [Fact]
    public async Task Without_context_takeover_an_idle_connection_holds_no_compressor()
    {
        await using CompressingClient client = new();
        await client.Pair.SendTextAsync("abc", endOfMessage: false);
        client.Pool.IdleDeflaters.ShouldBe(0);
        await client.Pair.SendTextAsync("def");
        client.Pool.IdleDeflaters.ShouldBe(1);
    }

    [Fact]
    public async Task After_the_close_frame_nothing_is_compressed_and_the_error_is_the_ordinary_one()
    {
        await using CompressingClient client = new();
        await client.Pair.SendCloseAsync();
        InvalidOperationException error = await Should.ThrowAsync<InvalidOperationException>(() =>
            client.Pair.SendBinaryAsync(new byte[5000])
        );
        error.Message.ShouldContain("close frame");
        client.Pool.IdleDeflaters.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_send_is_refused_while_the_first_waits_for_the_client()
    {
        await using CompressingClient client = new();
        byte[] message = new byte[100_000];
        new Random(1).NextBytes(message);
        Task first = client.Pair.SendBinaryAsync(message);
        first.IsCompleted.ShouldBeFalse();
        InvalidOperationException error = await Should.ThrowAsync<InvalidOperationException>(() =>
            client.Pair.SendBinaryAsync(message)
        );
        error.Message.ShouldContain("already in progress");
        client.Inflate((await client.Pair.Client.ReadFrameAsync())!).ShouldBe(message);
        await first.InTimeAsync();
    }
}

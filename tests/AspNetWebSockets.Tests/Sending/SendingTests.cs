using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>What one send puts on the wire.</summary>
public sealed class SendingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public async Task A_message_of_any_length_is_one_frame(int length)
    {
        await using ConnectionPair pair = new(window: 1024 * 1024);
        byte[] payload = new byte[length];
        new Random(length).NextBytes(payload);
        await pair.SendBinaryAsync(payload).InTimeAsync();
        ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
        (frame.Fin, frame.Rsv, frame.Opcode).ShouldBe((true, 0, FrameOpcodes.Binary));
        frame.Payload.AsSpan().SequenceEqual(payload).ShouldBeTrue();
    }

    [Fact]
    public async Task Fragments_of_a_message_are_continuations()
    {
        await using ConnectionPair pair = new();
        await pair.SendTextAsync("a", endOfMessage: false);
        await pair.SendTextAsync("", endOfMessage: false);
        await pair.SendTextAsync("b");
        await pair.SendTextAsync("c");
        List<(int, bool, string)> frames = [];
        for (int i = 0; i < 4; i++)
        {
            ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
            frames.Add((frame.Opcode, frame.Fin, frame.Text));
        }

        frames.ShouldBe([
            (FrameOpcodes.Text, false, "a"),
            (FrameOpcodes.Continuation, false, ""),
            (FrameOpcodes.Continuation, true, "b"),
            (FrameOpcodes.Text, true, "c"),
        ]);
    }

    [Fact]
    public async Task A_second_send_is_refused_and_the_first_is_unharmed()
    {
        await using ConnectionPair pair = new(window: 4096);
        Task first = pair.SendBinaryAsync(new byte[100_000]);
        first.IsCompleted.ShouldBeFalse();
        Should
            .Throw<InvalidOperationException>(() => pair.SendTextAsync("second"))
            .Message.ShouldContain("already in progress");
        (await pair.Client.ReadFrameAsync())!.Payload.Length.ShouldBe(100_000);
        await first.InTimeAsync();
        await pair.SendTextAsync("third");
        (await pair.Client.ReadFrameAsync())!.Text.ShouldBe("third");
    }

    [Fact]
    public async Task Nothing_can_be_sent_after_the_close_frame()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        Should.Throw<InvalidOperationException>(() => pair.SendTextAsync("late")).Message.ShouldContain("close frame");
        Should.Throw<InvalidOperationException>(() => pair.SendCloseAsync()).Message.ShouldContain("close frame");
        (await pair.Client.ReadFrameAsync())!.Opcode.ShouldBe(FrameOpcodes.Close);
        pair.Client.Unread().ShouldBe(0);
    }

    [Fact]
    public async Task A_message_can_still_be_sent_after_the_clients_close_frame()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Close(1000));
        (await pair.ReceiveAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
        await pair.SendTextAsync("last word");
        (await pair.Client.ReadFrameAsync())!.Text.ShouldBe("last word");
    }

    [Fact]
    public async Task Messages_sent_while_a_ping_is_answered_keep_their_order()
    {
        await using ConnectionPair pair = new();
        for (int i = 0; i < 100; i++)
        {
            pair.Client.Send(ClientFrame.Ping([(byte)i]));
            await pair.SendTextAsync($"{i}");
        }

        for (int i = 0; i < 100; i++)
        {
            (await pair.Client.ReadFrameAsync())!.Payload.ShouldBe([(byte)i]);
            (await pair.Client.ReadFrameAsync())!.Text.ShouldBe($"{i}");
        }
    }
}

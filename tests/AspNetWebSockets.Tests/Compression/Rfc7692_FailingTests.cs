using System.Net.WebSockets;
using AspNetWebSockets.Protocol;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Compressed messages that break a rule fail the connection with the code that says which (RFC 7692 sections 6, 7.2.2 and 8).</summary>
public sealed class Rfc7692_FailingTests
{
    private static readonly byte[] Reserved = [0x07];

    public static TheoryData<string, int> BrokenRules() =>
        new()
        {
            { "a block of the reserved type", 1007 },
            { "a message that ends in the middle of a block", 1007 },
            { "no payload at all", 1007 },
            { "text that is not UTF-8", 1007 },
            { "text that ends in the middle of a character", 1007 },
            { "more than the largest message", 1009 },
            { "more than the largest ratio", 1009 },
            { "RSV1 on a continuation", 1002 },
            { "RSV1 on a ping", 1002 },
            { "RSV2", 1002 },
        };

    [Theory]
    [MemberData(nameof(BrokenRules))]
    public async Task A_broken_rule_is_told_with_its_code(string what, int code)
    {
        await using CompressingClient client = new(
            new PermessageDeflateOptions { MaxInflationRatio = 20, InflationRatioFloor = 64 * 1024 },
            options => options.MaxMessageSize = 1024 * 1024
        );
        Task<byte[]> receive = client.ReceiveMessageAsync(room: 4096);
        client.Pair.Client.Send(FramesThatHave(what, client));

        ServerFrame frame = (await client.Pair.Client.ReadFrameAsync())!;
        frame.Opcode.ShouldBe(FrameOpcodes.Close);
        frame.CloseCode.ShouldBe(code);
        (await Should.ThrowAsync<WebSocketException>(receive)).WebSocketErrorCode.ShouldBe(WebSocketError.Faulted);
    }

    [Fact]
    public async Task A_bomb_is_not_inflated_further_than_the_application_takes()
    {
        await using CompressingClient client = new(configure: options => options.ReceiveBufferLimit = 4096);
        long before = GC.GetAllocatedBytesForCurrentThread();
        byte[] bomb = client.Frame(new byte[4 * 1024 * 1024]);
        bomb.Length.ShouldBeLessThan(10_000);
        long built = GC.GetAllocatedBytesForCurrentThread();

        client.Pair.Client.Send(bomb);

        (GC.GetAllocatedBytesForCurrentThread() - built).ShouldBeLessThan(64 * 1024);
        built.ShouldBeGreaterThan(before);
        _ = await Should.ThrowAsync<WebSocketException>(client.ReceiveMessageAsync(room: 4096));
        (await client.Pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1009);
    }

    private static byte[] FramesThatHave(string what, CompressingClient client) =>
        what switch
        {
            "a block of the reserved type" => ClientFrame.Build(FrameOpcodes.Binary, Reserved, rsv: 4),
            "a message that ends in the middle of a block" => Truncated(client.Frame("abcdefgh"u8)),
            "no payload at all" => ClientFrame.Build(FrameOpcodes.Binary, [], rsv: 4),
            "text that is not UTF-8" => client.Frame([0x61, 0xC0, 0x80], FrameOpcodes.Text),
            "text that ends in the middle of a character" => client.Frame([0x61, 0xE2, 0x82], FrameOpcodes.Text),
            "more than the largest message" =>
            [
                .. client.Frame(Noise(600_000), fin: false),
                .. client.Frame(Noise(600_000), FrameOpcodes.Continuation),
            ],
            "more than the largest ratio" => client.Frame(new byte[100_000]),
            "RSV1 on a continuation" =>
            [
                .. client.Frame("abc"u8, fin: false),
                .. ClientFrame.Build(FrameOpcodes.Continuation, [0], rsv: 4),
            ],
            "RSV1 on a ping" => ClientFrame.Build(FrameOpcodes.Ping, [], rsv: 4),
            _ => ClientFrame.Build(FrameOpcodes.Binary, [0], rsv: 2),
        };

    // The payload is short: its length is in the second byte.
    private static byte[] Truncated(byte[] frame)
    {
        frame[1] -= 3;
        return frame[..^3];
    }

    private static byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}

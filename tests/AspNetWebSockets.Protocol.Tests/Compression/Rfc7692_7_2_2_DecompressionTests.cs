using System.IO.Compression;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 7692 section 7.2.2: what the client compressed.</summary>
public sealed class Rfc7692_7_2_2_DecompressionTests
{
    /// <summary>Payloads that are no DEFLATE data, or do not end where the message does.</summary>
    public static TheoryData<string> Broken { get; } =
    [
        "", // not even the empty block, which is 00 (section 7.2.3.6)
        "06", // block type 3
        "07",
        "FF FF FF FF",
        "00 05 00 FA FE 48 65 6C 6C 6F 00", // a stored length that its complement contradicts
        "00 05 00 FA FF 48", // a stored block of which the tail would be content
        "00 09 00 F6 FF 48 65",
        "00 0A 00 F5 FF 48",
        "F2", // ends inside a block
        "F2 48 CD C9",
        "F2 48 CD C9 C9 07", // ends before the header of the empty block
        "F3 48 CD C9 C9", // a last block without an end
        "F2 48 CD C9 C9 07 00 00 00 FF FF", // the tail was not removed, and no block follows it
        "02 03 00", // a distance where nothing is
        "F2 48 05 00 00 00 FF FF",
        "04 C0 81 08 00 00 00 00 20 7F EB 0B 00 00", // code lengths that no code can have
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void Garbage_and_truncation_are_told(string payload)
    {
        foreach (bool contextTakeover in (bool[])[true, false])
        {
            foreach ((int piece, int room) in ((int, int)[])[(int.MaxValue, 100), (1, 100), (1, 1), (int.MaxValue, 1)])
            {
                using Inflater inflater = new(15, contextTakeover);
                inflater.Inflate(Hex.Bytes(payload), piece, room).Status.ShouldBe(InflateStatus.Violation);
                inflater.Inflate([0], piece, room).Status.ShouldBe(InflateStatus.Violation);
                inflater.IsPristine.ShouldBeFalse();
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 70_000)]
    [InlineData(2, 3)]
    [InlineData(100, 7)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(int.MaxValue, 1000)]
    public void A_message_comes_out_the_same_however_it_is_cut(int piece, int room)
    {
        using Deflater deflater = Codec.NewDeflater();
        using Inflater inflater = new(15, contextTakeover: true);
        foreach (byte[] content in (byte[][])[Messages.Words(2000), [], Messages.Noise(500), Messages.Words(2000), [1]])
        {
            (InflateStatus status, byte[] output) = inflater.Inflate(deflater.Deflate(content), piece, room);
            status.ShouldBe(InflateStatus.EndOfMessage);
            output.ShouldBe(content);
        }
    }

    [Fact]
    public void A_message_that_fills_the_destination_exactly_ends_at_the_next_call()
    {
        using Inflater inflater = new(15, contextTakeover: true);
        byte[] hello = Hex.Bytes("F2 48 CD C9 C9 07 00");
        byte[] room = new byte[5];
        inflater.Inflate(hello, room, true, out int consumed, out int written).ShouldBe(InflateStatus.DestinationFull);
        written.ShouldBe(5);
        inflater.Inflate(hello.AsSpan(consumed), [], true, out int more, out _).ShouldBe(InflateStatus.DestinationFull);
        more.ShouldBe(0);
        inflater
            .Inflate(hello.AsSpan(consumed), new byte[1], true, out _, out written)
            .ShouldBe(InflateStatus.EndOfMessage);
        written.ShouldBe(0);
    }

    [Fact]
    public void Without_context_takeover_a_message_that_refers_to_the_one_before_is_told()
    {
        byte[] noise = Messages.Noise(1000);
        using Deflater deflater = Codec.NewDeflater();
        using Inflater inflater = new(15, contextTakeover: false);
        inflater.ShouldInflateTo(deflater.Deflate(noise), noise);
        inflater.IsPristine.ShouldBeTrue();
        inflater.Inflate(deflater.Deflate(noise)).Status.ShouldBe(InflateStatus.Violation);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(14)]
    public void A_window_that_is_larger_than_agreed_is_told(int bits)
    {
        byte[] noise = Messages.Noise((1 << bits) + 1000);
        using Deflater deflater = Codec.NewDeflater(15);
        byte[] first = deflater.Deflate(noise);
        byte[] second = deflater.Deflate(noise);

        using Inflater agreed = new(15, contextTakeover: true);
        agreed.ShouldInflateTo(first, noise);
        agreed.ShouldInflateTo(second, noise);
        using Inflater smaller = new(bits, contextTakeover: true);
        smaller.ShouldInflateTo(first, noise);
        smaller.Inflate(second).Status.ShouldBe(InflateStatus.Violation);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public void Each_window_is_enough_for_the_server_s_own(int bits)
    {
        foreach (int level in Enumerable.Range(0, 10))
        {
            using Deflater deflater = Codec.NewDeflater(bits, level);
            using Inflater inflater = new(bits, contextTakeover: true);
            for (int i = 0; i < 4; i++)
            {
                byte[] content = [.. Messages.Words(3 << bits, i), .. Messages.Repeated(1 << bits)];
                inflater.ShouldInflateTo(deflater.Deflate(content), content);
            }
        }
    }

    [Fact]
    public void The_runtime_s_own_streams_agree()
    {
        byte[] content = Messages.Words(100_000);
        using MemoryStream compressed = new();
        using (DeflateStream stream = new(compressed, CompressionLevel.Optimal))
        {
            stream.Write(content);
        }

        // Its blocks end with one that says that it is the last: the empty block follows (section 7.2.3.4).
        using Inflater inflater = new(15, contextTakeover: true);
        byte[] message = [.. compressed.ToArray(), 0];
        inflater.ShouldInflateTo(message, content);
        inflater.ShouldInflateTo(message, content);
    }

    [Fact]
    public void Inflating_allocates_nothing()
    {
        byte[] content = Messages.Words(2000);
        using Deflater deflater = Codec.NewDeflater(contextTakeover: false);
        using Inflater inflater = new(15, contextTakeover: false);
        byte[] message = deflater.Deflate(content);
        byte[] room = new byte[3000];
        inflater.Inflate(message, room, true, out _, out _).ShouldBe(InflateStatus.EndOfMessage);
        long before = GC.GetAllocatedBytesForCurrentThread();
        InflateStatus status = inflater.Inflate(message, room, true, out _, out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        status.ShouldBe(InflateStatus.EndOfMessage);
    }
}

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 7692 section 7.2.1: what the server compresses.</summary>
public sealed class Rfc7692_7_2_1_CompressionTests
{
    public static TheoryData<int, int> BitsAndLevels { get; } =
    [.. from bits in Enumerable.Range(8, 8) from level in Enumerable.Range(0, 10) select (bits, level)];

    [Theory]
    [MemberData(nameof(BitsAndLevels))]
    public void No_message_refers_back_further_than_the_agreed_window(int bits, int level)
    {
        using Deflater deflater = Codec.NewDeflater(bits, level);
        byte[][] messages =
        [
            Messages.Words(3000),
            Messages.Repeated(1 << (bits - 1)),
            Messages.Repeated(1 << bits),
            Messages.Repeated((1 << bits) + 1),
            Messages.Words(2 << bits),
        ];
        ReferenceInflate read = ReferenceInflate.Read(messages.Select(message => deflater.Deflate(message)));
        read.Output.AsSpan().SequenceEqual(messages.SelectMany(message => message).ToArray()).ShouldBeTrue();
        read.LargestDistance.ShouldBeLessThanOrEqualTo(1 << bits);
        if (level > 0)
        {
            read.LargestDistance.ShouldBeGreaterThan(1 << (bits - 2));
        }
    }

    [Theory]
    [MemberData(nameof(BitsAndLevels))]
    public void Without_context_takeover_each_message_stands_alone(int bits, int level)
    {
        using Deflater deflater = Codec.NewDeflater(bits, level, contextTakeover: false);
        byte[] words = Messages.Words(5000);
        byte[] first = deflater.Deflate(words);
        for (int i = 0; i < 3; i++)
        {
            byte[] again = deflater.Deflate(words);
            ReferenceInflate.Read(again).Output.ShouldBe(words);
            again.Length.ShouldBe(first.Length);
            byte[][] fragments =
            [
                deflater.Deflate(words.AsSpan(0, 2000), endOfMessage: false),
                deflater.Deflate(words.AsSpan(2000), endOfMessage: i == 0),
                i == 0 ? [] : deflater.Deflate([]),
            ];
            ReferenceInflate.Read([.. fragments.SelectMany(bytes => bytes)]).Output.ShouldBe(words);
            deflater.IsPristine.ShouldBeTrue();
        }
    }

    [Fact]
    public void With_context_takeover_a_message_refers_to_the_one_before()
    {
        using Deflater deflater = Codec.NewDeflater();
        byte[] noise = Messages.Noise(1000);
        deflater.Deflate(noise).Length.ShouldBeGreaterThan(1000);
        deflater.Deflate(noise).Length.ShouldBeLessThan(30);
        deflater.IsPristine.ShouldBeFalse();
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(16, true)]
    [InlineData(17, true)]
    [InlineData(19, false)]
    [InlineData(23, true)]
    [InlineData(100, false)]
    [InlineData(1000, true)]
    public void The_output_may_be_taken_in_small_pieces(int room, bool contextTakeover)
    {
        using Deflater deflater = Codec.NewDeflater(contextTakeover: contextTakeover);
        using Inflater inflater = new(15, contextTakeover);
        for (int length = 0; length < 300; length++)
        {
            byte[] content = [.. Messages.Noise(length, length), .. Messages.Words(length, length)];
            inflater.ShouldInflateTo(deflater.Deflate(content, room: room), content);
            byte[] first = deflater.Deflate(content, endOfMessage: false, room);
            byte[] second = deflater.Deflate(content, endOfMessage: true, room);
            inflater.ShouldInflateTo([.. first, .. second], [.. content, .. content]);
        }
    }

    [Fact]
    public void A_fragment_can_be_inflated_before_the_next_one_is_sent()
    {
        using Deflater deflater = Codec.NewDeflater();
        using Inflater inflater = new(15, contextTakeover: true);
        byte[] room = new byte[100];
        byte[] first = deflater.Deflate("Hel"u8, endOfMessage: false);
        inflater.Inflate(first, room, endOfMessage: false, out _, out int written).ShouldBe(InflateStatus.NeedInput);
        room.AsSpan(0, written).ToArray().ShouldBe("Hel"u8.ToArray());
        deflater.Deflate([], endOfMessage: false).ShouldBeEmpty();
        byte[] last = deflater.Deflate("lo"u8);
        inflater.Inflate(last, room, endOfMessage: true, out _, out written).ShouldBe(InflateStatus.EndOfMessage);
        room.AsSpan(0, written).ToArray().ShouldBe("lo"u8.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_message_without_content_is_one_byte_wherever_it_stands(bool contextTakeover)
    {
        using Deflater deflater = Codec.NewDeflater(contextTakeover: contextTakeover);
        using Inflater inflater = new(15, contextTakeover);
        foreach (
            byte[] content in (byte[][])
                [
                    [],
                    [],
                    Messages.Hello,
                    [],
                    Messages.Hello,
                    [],
                ]
        )
        {
            byte[] message = deflater.Deflate(content);
            inflater.ShouldInflateTo(message, content);
            (message.Length == 1 && message[0] == 0).ShouldBe(content.Length == 0);
        }
    }

    [Fact]
    public void A_destination_that_could_be_too_short_for_the_tail_is_refused()
    {
        using Deflater deflater = Codec.NewDeflater();
        Should
            .Throw<ArgumentOutOfRangeException>(() => deflater.Deflate([1], new byte[15], true, out _, out _))
            .ParamName.ShouldBe("destination");
    }

    [Fact]
    public void Compressing_allocates_nothing()
    {
        using Deflater deflater = Codec.NewDeflater(contextTakeover: false);
        byte[] content = Messages.Words(2000);
        byte[] destination = new byte[3000];
        deflater.Deflate(content, destination, true, out _, out _).ShouldBeTrue();
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool isDone = deflater.Deflate(content, destination, true, out _, out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        isDone.ShouldBeTrue();
    }
}

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 7692 section 8, and RFC 6455 section 10.4: what a received message may become.</summary>
public sealed class Rfc7692_8_SecurityTests : IDisposable
{
    private readonly PermessageDeflateOptions _options = new();
    private readonly DeflatePool _pool;
    private readonly Deflater _deflater = Codec.NewDeflater(contextTakeover: false);

    public Rfc7692_8_SecurityTests() => _pool = new DeflatePool(_options, 2);

    public void Dispose()
    {
        _pool.Dispose();
        _deflater.Dispose();
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(1000, 1000, true)]
    [InlineData(1000, 1001, false)]
    [InlineData(40_000, 40_000, true)]
    [InlineData(40_000, 40_001, false)]
    [InlineData(long.MaxValue, 40_000, true)]
    public void A_message_may_be_as_long_as_the_limit(long limit, int length, bool isAllowed)
    {
        foreach (int room in (int[])[100_000, 1000, 1])
        {
            foreach (byte[] content in (byte[][])[Messages.Words(length), Messages.Noise(length)])
            {
                using MessageInflater inflater = New(limit);
                (ProtocolViolation? violation, byte[] output) = Read(inflater, content, room: room);
                violation.ShouldBe(isAllowed ? null : Violations.MessageTooBig);
                output.AsSpan().SequenceEqual(content).ShouldBe(isAllowed || output.Length == content.Length);
            }
        }
    }

    [Fact]
    public void Each_message_is_counted_from_its_start()
    {
        using MessageInflater inflater = New(1000);
        for (int i = 0; i < 5; i++)
        {
            Read(inflater, Messages.Words(900)).Violation.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(1 << 20, true)]
    [InlineData((1 << 20) + 1, false)]
    public void The_ratio_is_looked_at_over_its_floor(int length, bool isAllowed) =>
        Read(New(long.MaxValue), new byte[length])
            .Violation.ShouldBe(isAllowed ? null : Violations.InflationRatioTooHigh);

    [Fact]
    public void The_ratio_may_be_as_high_as_its_limit()
    {
        _options.InflationRatioFloor = 0;
        byte[] content = new byte[1000];
        int compressed = _deflater.Deflate(content).Length;
        _options.MaxInflationRatio = (1000 + compressed - 1) / compressed;
        Read(New(5000), content).Violation.ShouldBeNull();
        _options.MaxInflationRatio = (1000 - 1) / compressed;
        Read(New(5000), content).Violation.ShouldBe(Violations.InflationRatioTooHigh);

        // Ten bytes that become four.
        _options.MaxInflationRatio = 1;
        byte[] ten = Hex.Bytes("00 04 00 FB FF 61 62 63 64 00");
        Read(New(5000), ten, isCompressed: true).Violation.ShouldBeNull();
    }

    [Theory]
    [InlineData(2 << 20)]
    [InlineData(64 << 20)]
    public void A_bomb_is_not_inflated_much_further_than_it_has_to_be(int length)
    {
        byte[] bomb = _deflater.Deflate(new byte[length]);
        (length / bomb.Length).ShouldBeGreaterThan(900);
        using MessageInflater byRatio = New(long.MaxValue);
        byte[] room = new byte[2 << 20];
        byRatio.Inflate(bomb, room, false, true, out _, out int written).ShouldBe(InflateStatus.Violation);
        byRatio.Violation.ShouldBe(Violations.InflationRatioTooHigh);
        written.ShouldBeInRange((1 << 20) + 1, (1 << 20) + (16 * 1024));

        using MessageInflater byLimit = New(10_000);
        byLimit.Inflate(bomb, room, false, true, out _, out written).ShouldBe(InflateStatus.Violation);
        byLimit.Violation.ShouldBe(Violations.MessageTooBig);
        written.ShouldBeInRange(10_001, 16 * 1024);
    }

    [Fact]
    public void Blocks_without_content_never_end_in_a_violation_nor_in_output()
    {
        using MessageInflater inflater = New(0);
        byte[] blocks = [.. Enumerable.Repeat<byte[]>([0, 0, 0, 255, 255], 10_000).SelectMany(block => block)];
        inflater
            .Inflate(blocks, new byte[10], true, false, out int consumed, out int written)
            .ShouldBe(InflateStatus.NeedInput);
        (consumed, written).ShouldBe((blocks.Length, 0));
    }

    [Theory]
    [InlineData("F2 48 CD C9")]
    [InlineData("07")]
    [InlineData("")]
    public void Broken_data_fails_with_1007_and_nothing_more_is_read(string payload)
    {
        using MessageInflater inflater = New(100);
        Read(inflater, Hex.Bytes(payload), isCompressed: true).Violation.ShouldBe(Violations.InvalidCompressedData);
        inflater
            .Inflate([0], new byte[9], false, true, out int consumed, out int written)
            .ShouldBe(InflateStatus.Violation);
        (consumed, written).ShouldBe((0, 0));
        Violations.InvalidCompressedData.CloseCode.ShouldBe(1007);
    }

    [Theory]
    [InlineData("61 C3 A9", true)]
    [InlineData("C3", false)]
    [InlineData("61 FF", false)]
    [InlineData("ED A0 80", false)]
    public void Text_is_validated_once_it_is_inflated(string content, bool isText)
    {
        foreach (int room in (int[])[1, 2, 100])
        {
            foreach (
                byte[] prefix in (byte[][])
                    [
                        [],
                        "語"u8.ToArray(),
                        Messages.Words(40_000),
                    ]
            )
            {
                byte[] message = [.. prefix, .. Hex.Bytes(content)];
                Read(New(1 << 20), message, asText: true, room: room)
                    .Violation.ShouldBe(isText ? null : Violations.InvalidText);
                Read(New(1 << 20), message, asText: false, room: room).Violation.ShouldBeNull();
            }
        }
    }

    [Fact]
    public void Text_is_validated_anew_in_each_message()
    {
        using MessageInflater inflater = New(1000);
        Read(inflater, "é"u8, asText: true).Violation.ShouldBeNull();
        Read(inflater, Hex.Bytes("C3"), asText: false).Violation.ShouldBeNull();
        Read(inflater, "é"u8, asText: true).Violation.ShouldBeNull();
    }

    [Fact]
    public void An_impossible_byte_fails_before_the_message_ends()
    {
        using MessageInflater inflater = New(1000);
        byte[] fragment = _deflater.Deflate([0x61, 0xFF], endOfMessage: false);
        inflater.Inflate(fragment, new byte[100], true, false, out _, out _).ShouldBe(InflateStatus.Violation);
        inflater.Violation.ShouldBe(Violations.InvalidText);
    }

    private MessageInflater New(long limit) => new(_pool, Agreed.Parameters(takeover: false), limit);

    private (ProtocolViolation? Violation, byte[] Output) Read(
        MessageInflater inflater,
        ReadOnlySpan<byte> content,
        bool asText = false,
        bool isCompressed = false,
        int room = 70_000
    )
    {
        ReadOnlySpan<byte> message = isCompressed ? content : _deflater.Deflate(content);
        List<byte> output = [];
        byte[] destination = new byte[room];
        InflateStatus status;
        do
        {
            status = inflater.Inflate(message, destination, asText, true, out int consumed, out int written);
            message = message[consumed..];
            output.AddRange(destination.AsSpan(0, written));
        } while (status == InflateStatus.DestinationFull);

        status.ShouldBe(inflater.Violation is null ? InflateStatus.EndOfMessage : InflateStatus.Violation);
        return (inflater.Violation, [.. output]);
    }
}

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 7692 section 7.2.3: the printed examples.</summary>
public sealed class Rfc7692_7_2_3_ExamplesTests
{
    /// <summary>The section, the payload, and the content.</summary>
    public static TheoryData<string, string, string> Payloads { get; } =
        new()
        {
            { "7.2.3.1", "F2 48 CD C9 C9 07 00", "Hello" },
            { "7.2.3.3", "00 05 00 FA FF 48 65 6C 6C 6F 00", "Hello" },
            { "7.2.3.4", "F3 48 CD C9 C9 07 00 00", "Hello" },
            { "7.2.3.4, without the empty block", "F3 48 CD C9 C9 07 00", "Hello" },
            { "7.2.3.4, twice", "F3 48 CD C9 C9 07 00 F3 48 CD C9 C9 07 00 00", "HelloHello" },
            { "7.2.3.4, then another block", "F3 48 CD C9 C9 07 00 F2 48 CD C9 C9 07 00", "HelloHello" },
            { "7.2.3.5", "F2 48 05 00 00 00 FF FF CA C9 C9 07 00", "Hello" },
            { "7.2.3.6", "00", "" },
        };

    [Theory]
    [MemberData(nameof(Payloads))]
    public void The_client_s_payloads_are_read(string section, string payload, string content)
    {
        section.ShouldStartWith("7.2.3");
        byte[] expected = System.Text.Encoding.UTF8.GetBytes(content);
        foreach (bool contextTakeover in (bool[])[true, false])
        {
            foreach ((int piece, int room) in ((int, int)[])[(int.MaxValue, 100), (1, 100), (1, 1), (int.MaxValue, 5)])
            {
                using Inflater inflater = new(15, contextTakeover);
                for (int i = 0; i < 3; i++)
                {
                    (InflateStatus status, byte[] output) = inflater.Inflate(Hex.Bytes(payload), piece, room);
                    status.ShouldBe(InflateStatus.EndOfMessage);
                    output.ShouldBe(expected);
                }

                inflater.Inflate(Hex.Bytes("F2 48 CD C9"), piece, room).Status.ShouldBe(InflateStatus.Violation);
            }
        }
    }

    [Fact]
    public void Section_7_2_3_2_the_window_is_shared()
    {
        using Inflater inflater = new(15, contextTakeover: true);
        inflater.ShouldInflateTo(Hex.Bytes("F2 48 CD C9 C9 07 00"), Messages.Hello);
        inflater.ShouldInflateTo(Hex.Bytes("F2 00 11 00 00"), Messages.Hello);
    }

    [Fact]
    public void Section_7_2_3_4_the_block_after_the_last_one_does_not_refer_back()
    {
        using Inflater inflater = new(15, contextTakeover: true);
        inflater.ShouldInflateTo(Hex.Bytes("F3 48 CD C9 C9 07 00 00"), Messages.Hello);
        inflater.Inflate(Hex.Bytes("F2 00 11 00 00")).Status.ShouldBe(InflateStatus.Violation);
    }

    [Fact]
    public void The_server_sends_the_examples()
    {
        using Deflater deflater = Codec.NewDeflater();
        Convert.ToHexString(deflater.Deflate(Messages.Hello)).ShouldBe("F248CDC9C90700");
        Convert.ToHexString(deflater.Deflate(Messages.Hello)).ShouldBe("F200110000");
        Convert.ToHexString(deflater.Deflate([])).ShouldBe("00");
        using Deflater alone = Codec.NewDeflater(contextTakeover: false);
        Convert.ToHexString(alone.Deflate(Messages.Hello)).ShouldBe("F248CDC9C90700");
        Convert.ToHexString(alone.Deflate(Messages.Hello)).ShouldBe("F248CDC9C90700");
        Convert.ToHexString(alone.Deflate([])).ShouldBe("00");
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace AspNetWebSockets.Protocol.Tests;

public sealed class DeflateProperties
{
    private static readonly Gen<byte[]> Content = Gen.Frequency(
        (3, Gen.Choose(0, 400).Select(length => Messages.Words(length, length))),
        (2, Gen.Choose(0, 100).Select(length => Messages.Noise(length, length))),
        (1, Gen.Choose(0, 70_000).Select(length => Messages.Words(length, 1))),
        (1, Gen.Choose(0, 3000).Select(length => new byte[length]))
    );

    private static readonly Gen<DeflateCase> Cases =
        from fragments in Gen.Choose(1, 6)
            .SelectMany(count =>
                (from content in Content from end in Gen.Elements(false, true) select (content, end)).ListOf(count)
            )
        from bits in Gen.Choose(8, 15)
        from level in Gen.Choose(0, 9)
        from takeover in Gen.Elements(false, true)
        from deflateRoom in Gen.OneOf(Gen.Choose(16, 40), Gen.Choose(16, 5000))
        from piece in Gen.OneOf(Gen.Choose(1, 10), Gen.Choose(1, 5000))
        from inflateRoom in Gen.OneOf(Gen.Choose(1, 10), Gen.Choose(1, 5000))
        select new DeflateCase([.. fragments], bits, level, takeover, deflateRoom, piece, inflateRoom);

    [Fact]
    public void What_was_compressed_comes_out_the_same_however_it_is_cut() =>
        PropertyCheck.Holds(
            Cases,
            300,
            test =>
            {
                using Deflater deflater = Codec.NewDeflater(test.WindowBits, test.Level, test.Takeover);
                using Inflater inflater = new(test.WindowBits, test.Takeover);
                List<byte> message = [];
                List<byte> expected = [];
                foreach ((byte[] content, bool endOfMessage) in test.Fragments)
                {
                    message.AddRange(deflater.Deflate(content, endOfMessage, test.DeflateRoom));
                    expected.AddRange(content);
                    if (endOfMessage)
                    {
                        (InflateStatus status, byte[] output) = inflater.Inflate(
                            message.ToArray(),
                            test.Piece,
                            test.InflateRoom
                        );
                        status.ShouldBe(InflateStatus.EndOfMessage);
                        output.AsSpan().SequenceEqual(expected.ToArray()).ShouldBeTrue();
                        message.Clear();
                        expected.Clear();
                    }
                }
            }
        );

    [Fact]
    public void Arbitrary_bytes_are_read_the_same_however_they_are_cut() =>
        PropertyCheck.Holds(
            from bytes in Gen.OneOf(
                Generate.AnyBytes,
                from content in Content
                from flipped in Gen.Choose(0, 7)
                from at in Gen.Choose(0, 1000)
                select Corrupted(content, at, (byte)(1 << flipped))
            )
            from piece in Gen.Choose(1, 20)
            from room in Gen.Choose(1, 20)
            from takeover in Gen.Elements(false, true)
            select new DeflateCase([(bytes, true)], 15, 6, takeover, 16, piece, room),
            2000,
            test =>
            {
                byte[] bytes = test.Fragments[0].Content;
                using Inflater atOnce = new(15, test.Takeover);
                using Inflater inPieces = new(15, test.Takeover);
                (InflateStatus status, byte[] output) = atOnce.Inflate(bytes, room: 1 << 20);
                (InflateStatus cutStatus, byte[] cutOutput) = inPieces.Inflate(bytes, test.Piece, test.InflateRoom);
                cutStatus.ShouldBe(status);
                if (status == InflateStatus.EndOfMessage)
                {
                    cutOutput.AsSpan().SequenceEqual(output).ShouldBeTrue();
                }
            }
        );

    private static byte[] Corrupted(byte[] content, int at, byte flipped)
    {
        using Deflater deflater = Codec.NewDeflater();
        byte[] message = deflater.Deflate(content);
        message[at % message.Length] ^= flipped;
        return message;
    }
}

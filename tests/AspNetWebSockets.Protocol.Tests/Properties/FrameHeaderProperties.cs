using FsCheck;
using FsCheck.Fluent;

namespace AspNetWebSockets.Protocol.Tests;

public sealed class FrameHeaderProperties
{
    private static readonly Gen<byte> AnyByte = Gen.Choose(0, 255).Select(value => (byte)value);

    private static readonly Gen<byte> First = Gen.Frequency(
        (8, Gen.Elements<byte>(0x00, 0x01, 0x02, 0x80, 0x81, 0x82, 0x88, 0x89, 0x8A)),
        (2, Gen.Elements<byte>(0x40, 0x41, 0x42, 0xC1, 0xC2, 0xC9)),
        (1, AnyByte)
    );

    private static readonly Gen<byte> Second = Gen.Frequency(
        (4, Gen.Choose(0x80, 0xFD).Select(value => (byte)value)),
        (4, Gen.Elements<byte>(0xFE, 0xFF)),
        (1, AnyByte)
    );

    private static readonly Gen<byte[]> Rest =
        from zeros in Gen.Choose(0, 8)
        from other in Gen.Frequency((1, Gen.Constant((byte)0)), (3, AnyByte)).ArrayOf(12)
        select (byte[])[.. new byte[zeros], .. other[zeros..]];

    private static readonly Gen<FrameRules> Rules =
        from inProgress in Gen.Elements(false, true)
        from left in Gen.Elements(0L, 5, 125, 126, 65535, 65536, 1 << 24, long.MaxValue)
        from due in Gen.Choose(0, 3)
        from compressionAgreed in Gen.Elements(false, true)
        select new FrameRules(inProgress, left, due, compressionAgreed);

    [Fact]
    public void A_header_that_comes_at_once_is_read_as_one_that_comes_byte_by_byte() =>
        PropertyCheck.Holds(
            from first in First
            from second in Second
            from rest in Rest
            from length in Gen.Frequency((1, Gen.Choose(0, 14)), (3, Gen.Constant(14)))
            from rules in Rules
            select new HeaderCase(((byte[])[first, second, .. rest])[..length], rules),
            20_000,
            test =>
            {
                FrameHeaderReader atOnce = new();
                ProtocolViolation? violation = atOnce.Read(test.Bytes, test.Rules, out int consumed);

                FrameHeaderReader expected = new();
                ProtocolViolation? expectedViolation = null;
                int expectedConsumed = 0;
                while (expectedConsumed < test.Bytes.Length && expectedViolation is null && !expected.IsComplete)
                {
                    ReadOnlySpan<byte> next = test.Bytes.AsSpan(expectedConsumed, 1);
                    expectedViolation = expected.Read(next, test.Rules, out int used);
                    expectedConsumed += used;
                }

                violation.ShouldBe(expectedViolation);
                consumed.ShouldBe(expectedConsumed);
                atOnce.ShouldBe(expected);
            }
        );
}

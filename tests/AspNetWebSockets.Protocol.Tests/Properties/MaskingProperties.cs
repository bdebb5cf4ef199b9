using FsCheck;
using FsCheck.Fluent;

namespace AspNetWebSockets.Protocol.Tests;

public sealed class MaskingProperties
{
    [Fact]
    public void Masking_equals_the_naive_loop_at_any_offset_length_and_alignment() =>
        PropertyCheck.Holds(
            from length in Gen.OneOf(Gen.Choose(0, 40), Gen.Choose(0, 600))
            from seed in Gen.Choose(0, int.MaxValue)
            from start in Gen.Choose(0, 70)
            from target in Gen.Choose(0, 70)
            from cuts in Generate.Cuts(length)
            select new MaskingCase(length, seed, start, target, cuts),
            3000,
            test =>
            {
                byte[] memory = new byte[test.Start + test.Length];
                uint key = (uint)test.Seed * 2654435761;
                new Random(test.Seed).NextBytes(memory);
                byte[] expected = Naive(memory.AsSpan(test.Start), key);

                byte[] masked = new byte[test.Target + test.Length];
                MaskInPieces(memory.AsSpan(test.Start), masked.AsSpan(test.Target), key, test.Cuts);
                masked.AsSpan(test.Target).ToArray().ShouldBe(expected);
                masked.AsSpan(0, test.Target).ToArray().ShouldAllBe(value => value == 0);

                Masking.Apply(memory.AsSpan(test.Start), memory.AsSpan(test.Start), key);
                memory.AsSpan(test.Start).ToArray().ShouldBe(expected);
            }
        );

    private static void MaskInPieces(ReadOnlySpan<byte> source, Span<byte> destination, uint key, int[] cuts)
    {
        int start = 0;
        foreach (int end in cuts.Append(source.Length))
        {
            Masking.Apply(source[start..end], destination[start..], key);
            key = Masking.Advance(key, end - start);
            start = end;
        }
    }

    private static byte[] Naive(ReadOnlySpan<byte> source, uint key)
    {
        byte[] wire = [(byte)key, (byte)(key >> 8), (byte)(key >> 16), (byte)(key >> 24)];
        byte[] masked = source.ToArray();
        for (int i = 0; i < masked.Length; i++)
        {
            masked[i] ^= wire[i % 4];
        }

        return masked;
    }
}

using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;

namespace AspNetWebSockets.Protocol.Tests;

public sealed class MaskingProperties
{
    private static readonly Gen<MaskingCase> Cases =
        from length in Gen.OneOf(Gen.Choose(0, 70), Gen.Choose(0, 800))
        from seed in Gen.Choose(0, int.MaxValue)
        from start in Gen.Choose(0, 130)
        from target in Gen.Choose(0, 130)
        from cuts in Generate.Cuts(length)
        select new MaskingCase(length, seed, start, target, cuts);

    [Fact]
    public void Masking_equals_the_naive_loop_at_any_offset_length_and_alignment() =>
        PropertyCheck.Holds(
            Cases,
            3000,
            test =>
            {
                byte[] memory = Random(test, out uint key);
                byte[] expected = Naive(memory.AsSpan(test.Start, test.Length), key);

                byte[] masked = new byte[test.Target + test.Length];
                MaskInPieces(memory.AsSpan(test.Start, test.Length), masked.AsSpan(test.Target), key, test.Cuts);
                masked.AsSpan(test.Target).ToArray().ShouldBe(expected);
                masked.AsSpan(0, test.Target).ContainsAnyExcept((byte)0).ShouldBeFalse();

                Span<byte> place = memory.AsSpan(test.Start, test.Length);
                Masking.Apply(place, place, key);
                place.ToArray().ShouldBe(expected);
            }
        );

    [Fact]
    public void Every_vector_width_equals_the_naive_loop_and_writes_nothing_else() =>
        PropertyCheck.Holds(
            Cases,
            1000,
            test =>
            {
                foreach (VectorWidth width in EveryWidth.ForMasking)
                {
                    byte[] memory = Random(test, out uint key);
                    byte[] expected = Naive(memory.AsSpan(test.Start, test.Length), key);

                    // As many bytes behind the target as before it must stay as they are.
                    byte[] copy = new byte[(2 * test.Target) + test.Length];
                    Apply(memory.AsSpan(test.Start, test.Length), copy.AsSpan(test.Target), key, width);
                    copy.AsSpan(test.Target, test.Length).SequenceEqual(expected).ShouldBeTrue($"{width}");
                    copy.AsSpan(0, test.Target).ContainsAnyExcept((byte)0).ShouldBeFalse();
                    copy.AsSpan(test.Target + test.Length).ContainsAnyExcept((byte)0).ShouldBeFalse();
                }
            }
        );

    [Fact]
    public void Every_vector_width_masks_in_place_and_towards_the_start_of_the_same_memory() =>
        PropertyCheck.Holds(
            Cases,
            1000,
            test =>
            {
                foreach (VectorWidth width in EveryWidth.ForMasking)
                {
                    // The payload moves down by as much as a header, or not at all, or farther than a block.
                    foreach (int distance in (int[])[0, 1, 6, test.Start])
                    {
                        int from = Math.Max(test.Start, distance);
                        byte[] memory = Random(test with { Start = from }, out uint key);
                        byte[] expected = Naive(memory.AsSpan(from, test.Length), key);
                        Span<byte> target = memory.AsSpan(from - distance, test.Length);
                        Apply(memory.AsSpan(from, test.Length), target, key, width);
                        target.SequenceEqual(expected).ShouldBeTrue($"{width}, {distance} bytes down");
                    }
                }
            }
        );

    [Fact]
    public void Every_vector_width_tells_ASCII_from_other_bytes() =>
        PropertyCheck.Holds(
            from length in Gen.OneOf(Gen.Choose(0, 70), Gen.Choose(0, 800))
            from seed in Gen.Choose(0, int.MaxValue)
            from target in Gen.Choose(0, 70)
            from other in Gen.Choose(0, Math.Max(0, length - 1))
            select new MaskingCase(length, seed, 0, target, [other]),
            1000,
            test =>
            {
                byte[] masked = Random(test, out uint key);
                byte[] text = [.. Naive(masked, key).Select(value => (byte)(value & 0x7F))];
                foreach (VectorWidth width in EveryWidth.ForMasking)
                {
                    byte[] memory = new byte[test.Target + test.Length];
                    Apply(Naive(text, key), memory.AsSpan(test.Target), key, width).ShouldBeTrue($"{width}");
                    if (test.Length > 0)
                    {
                        byte[] other = [.. text];
                        other[test.Cuts[0]] |= 0x80;
                        Apply(Naive(other, key), memory.AsSpan(test.Target), key, width).ShouldBeFalse($"{width}");
                    }
                }
            }
        );

    private static bool Apply(ReadOnlySpan<byte> source, Span<byte> destination, uint key, VectorWidth width) =>
        MaskingBlocks.Apply(
            ref MemoryMarshal.GetReference(source),
            ref MemoryMarshal.GetReference(destination),
            (nuint)source.Length,
            key,
            width
        );

    private static byte[] Random(MaskingCase test, out uint key)
    {
        byte[] memory = new byte[test.Start + test.Length];
        key = (uint)test.Seed * 2654435761;
        new Random(test.Seed).NextBytes(memory);
        return memory;
    }

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

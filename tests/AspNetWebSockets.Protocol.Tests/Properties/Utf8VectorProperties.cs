using System.Text.Unicode;
using FsCheck;
using FsCheck.Fluent;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Every vector width judges text as the byte-wise code does, which in turn is compared with the runtime's decoder.</summary>
public sealed class Utf8VectorProperties
{
    /// <summary>One byte of every kind that some rule of UTF-8 tells apart from the others, and their neighbours.</summary>
    private static readonly byte[] Kinds = Hex.Bytes(
        "00 41 7F 80 8F 90 9F A0 AF BF C0 C1 C2 DF E0 E1 EC ED EE EF F0 F1 F3 F4 F5 F8 FF"
    );

    /// <summary>Long texts with stretches of ASCII, with or without a wrong byte.</summary>
    private static readonly Gen<byte[]> LongText =
        from parts in Gen.OneOf(Generate.Text, Generate.NearlyText, Ascii(700)).Resize(60).ListOf().Resize(6)
        from text in Generate.Text.Resize(300)
        from position in Gen.Choose(0, text.Length)
        let bytes = (byte[])[.. text[..position], .. parts.SelectMany(part => part), .. text[position..]]
        from index in Gen.Choose(0, Math.Max(0, bytes.Length - 1))
        from flipped in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(1, 255)))
        select Flip(bytes, index, (byte)flipped);

    [Fact]
    public void Every_width_agrees_with_the_byte_wise_code_in_any_pieces() =>
        PropertyCheck.Holds(
            from bytes in Gen.OneOf(LongText, Generate.Text.Resize(400), Generate.NearlyText)
            from cuts in Generate.Cuts(bytes.Length)
            select new CutBytes(bytes, cuts),
            4000,
            test =>
            {
                IReadOnlyList<int?> expected = BytesDue(test, VectorWidth.Word);
                foreach (VectorWidth width in EveryWidth.ForText)
                {
                    BytesDue(test, width).ShouldBe(expected, $"{width}");
                }
            }
        );

    [Fact]
    public void Every_width_refuses_the_first_impossible_byte_and_nothing_before_it() =>
        PropertyCheck.Holds(
            LongText.Select(bytes => new CutBytes(bytes, [])),
            3000,
            test =>
            {
                if (FirstImpossible(test.Bytes) is not { } index)
                {
                    return;
                }

                foreach (VectorWidth width in EveryWidth.ForText)
                {
                    new Utf8Validator().Append(test.Bytes.AsSpan(0, index), width).ShouldBeTrue($"{width}");
                    new Utf8Validator().Append(test.Bytes.AsSpan(0, index + 1), width).ShouldBeFalse($"{width}");
                }
            }
        );

    [Fact]
    public void Every_width_agrees_with_the_runtime_on_every_kind_of_four_bytes_at_any_place()
    {
        byte[] text = new byte[256 + 64 + 16 + 3];
        int place = 0;
        foreach (byte first in Kinds)
        {
            foreach (byte second in Kinds)
            {
                foreach (byte third in Kinds)
                {
                    foreach (byte fourth in Kinds)
                    {
                        byte[] sequence = [first, second, third, fourth];
                        place = (place + 1) % (text.Length - sequence.Length);
                        Array.Fill(text, (byte)'a');
                        sequence.CopyTo(text, place);
                        ShouldAgree(text, sequence);
                    }
                }
            }
        }
    }

    private static void ShouldAgree(byte[] text, byte[] sequence)
    {
        bool expected = Utf8.IsValid([.. sequence, (byte)'a']);
        foreach (VectorWidth width in EveryWidth.ForText)
        {
            Utf8Validator validator = new();
            bool valid = validator.Append(text, width);
            if (valid != expected)
            {
                valid.ShouldBe(expected, $"{Convert.ToHexString(sequence)}, {width}");
            }
        }
    }

    /// <summary>After each piece, how many bytes are due; <see langword="null"/> where it was refused.</summary>
    private static List<int?> BytesDue(CutBytes test, VectorWidth width)
    {
        List<int?> due = [];
        Utf8Validator validator = new();
        foreach (byte[] piece in test.Pieces)
        {
            if (!validator.Append(piece, width))
            {
                due.Add(null);
                return due;
            }

            due.Add(validator.BytesDue);
            validator.IsComplete.ShouldBe(validator.BytesDue == 0);
        }

        return due;
    }

    private static int? FirstImpossible(byte[] bytes)
    {
        Utf8Validator validator = new();
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!validator.Append(bytes.AsSpan(i, 1)))
            {
                return i;
            }
        }

        return null;
    }

    private static Gen<byte[]> Ascii(int longest) =>
        Gen.Choose(0, longest).Select(length => Enumerable.Repeat((byte)'a', length).ToArray());

    private static byte[] Flip(byte[] bytes, int index, byte flipped)
    {
        if (bytes.Length > 0)
        {
            bytes[index] ^= flipped;
        }

        return bytes;
    }
}

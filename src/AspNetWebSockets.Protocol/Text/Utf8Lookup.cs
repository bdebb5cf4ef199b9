using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AspNetWebSockets.Protocol;

/// <summary>
/// The lookup algorithm for UTF-8: J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte",
/// Software: Practice and Experience 51 (5), 2021, https://arxiv.org/abs/2010.03090.
/// </summary>
/// <remarks>
/// Each error shows in two successive bytes, and there in three nibbles: both of the first byte and the high one of the
/// second. A table for each nibble holds the set of errors, one bit each, that the nibble leaves possible; what all
/// three leave is an error. Only whether a second continuation byte is due needs a look at the bytes before. Here the
/// earlier bytes are loaded from memory again instead of shifted in from the block before: loads are idle otherwise.
/// </remarks>
internal static class Utf8Lookup
{
    /// <summary>The shortest beginning that <see cref="CanBegin"/> takes.</summary>
    public const int MinBeginning = 4;

    /// <summary>The longest beginning that <see cref="CanBegin"/> takes.</summary>
    public const int MaxBeginning = 16;

    /// <summary>The shortest text that <see cref="CanContinue(ReadOnlySpan{byte}, VectorWidth)"/> takes: a block and the three bytes before.</summary>
    public const int MinLength = (int)VectorWidth.Vector128 + 3;

    private const byte TooShort = 1 << 0; // a lead without a continuation behind it
    private const byte TooLong = 1 << 1; // ASCII with a continuation behind it
    private const byte Overlong3 = 1 << 2; // E0 80-9F
    private const byte TooLarge = 1 << 3; // F4 90-BF, F5-FF 90-BF
    private const byte Surrogate = 1 << 4; // ED A0-BF
    private const byte Overlong2 = 1 << 5; // C0-C1
    private const byte Overlong4 = 1 << 6; // F0 80-8F
    private const byte TooLarge1000 = 1 << 6; // F5-FF 80-8F, which shares its bit: the low nibbles tell them apart
    private const byte TwoContinuations = 1 << 7; // an error unless a lead stands two or three bytes before
    private const byte AnyLowNibble = TooShort | TooLong | TwoContinuations;
    private const byte AboveF4 = AnyLowNibble | TooLarge | TooLarge1000;

    private static Vector128<byte> FirstHigh =>
        Vector128.Create(
            TooLong,
            TooLong,
            TooLong,
            TooLong,
            TooLong,
            TooLong,
            TooLong,
            TooLong,
            TwoContinuations,
            TwoContinuations,
            TwoContinuations,
            TwoContinuations,
            TooShort | Overlong2,
            TooShort,
            TooShort | Overlong3 | Surrogate,
            TooShort | TooLarge | TooLarge1000 | Overlong4
        );

    private static Vector128<byte> FirstLow =>
        Vector128.Create(
            AnyLowNibble | Overlong2 | Overlong3 | Overlong4,
            AnyLowNibble | Overlong2,
            AnyLowNibble,
            AnyLowNibble,
            AnyLowNibble | TooLarge,
            AboveF4,
            AboveF4,
            AboveF4,
            AboveF4,
            AboveF4,
            AboveF4,
            AboveF4,
            AboveF4,
            AboveF4 | Surrogate,
            AboveF4,
            AboveF4
        );

    private static Vector128<byte> SecondHigh =>
        Vector128.Create(
            TooShort,
            TooShort,
            TooShort,
            TooShort,
            TooShort,
            TooShort,
            TooShort,
            TooShort,
            TooLong | Overlong2 | TwoContinuations | Overlong3 | TooLarge1000 | Overlong4,
            TooLong | Overlong2 | TwoContinuations | Overlong3 | TooLarge,
            TooLong | Overlong2 | TwoContinuations | Surrogate | TooLarge,
            TooLong | Overlong2 | TwoContinuations | Surrogate | TooLarge,
            TooShort,
            TooShort,
            TooShort,
            TooShort
        );

    /// <summary>Whether 4 to 16 bytes may stand where <paramref name="lead"/> says. A lead byte at the end is not judged.</summary>
    public static bool CanBegin(ReadOnlySpan<byte> beginning, byte lead)
    {
        int length = beginning.Length;
        Vector128<byte> block = Load(beginning);
        Vector128<byte> oneBefore = ShiftIn(block) | Vector128.CreateScalar(lead);
        Vector128<byte> twoBefore = ShiftIn(oneBefore);
        Vector128<byte> errors = Errors<Vector128<byte>, Vector128Block>(
            block,
            oneBefore,
            twoBefore,
            ShiftIn(twoBefore),
            FirstHigh,
            FirstLow,
            SecondHigh
        );

        // Only the bytes of the text count.
        Vector128<byte> isText = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
        return (errors & isText) == Vector128<byte>.Zero;
    }

    /// <summary>
    /// Whether every byte behind the first <see cref="MaxBeginning"/> may follow the three before it. A lead byte at the
    /// end is not judged.
    /// </summary>
    /// <param name="text">At least <see cref="MinLength"/> bytes.</param>
    /// <param name="widest">The widest vectors to use, at least <see cref="VectorWidth.Vector128"/>.</param>
    public static bool CanContinue(ReadOnlySpan<byte> text, VectorWidth widest) =>
        widest >= VectorWidth.Vector512 && text.Length >= (int)VectorWidth.Vector512 + 3
            ? CanContinue<Vector512<byte>, Vector512Block>(text)
        : widest >= VectorWidth.Vector256 && text.Length >= (int)VectorWidth.Vector256 + 3
            ? CanContinue<Vector256<byte>, Vector256Block>(text)
        : CanContinue<Vector128<byte>, Vector128Block>(text);

    private static bool CanContinue<TBlock, TOperations>(ReadOnlySpan<byte> text)
        where TBlock : struct
        where TOperations : struct, INibbleTables<TBlock>
    {
        nuint width = (nuint)Unsafe.SizeOf<TBlock>();
        nuint length = (nuint)text.Length;
        nuint end = length - width;
        ref byte start = ref MemoryMarshal.GetReference(text);
        TBlock firstHigh = TOperations.Table(FirstHigh);
        TBlock firstLow = TOperations.Table(FirstLow);
        TBlock secondHigh = TOperations.Table(SecondHigh);
        TBlock errors = default;

        // Four blocks at a time. ASCII behind ASCII is skipped; behind anything else its start may cut a character short.
        bool afterAscii = false;
        nuint i = MaxBeginning;
        for (; length - i >= 4 * width; i += 4 * width)
        {
            bool isAscii = IsAscii<TBlock, TOperations>(ref start, i);
            if (!isAscii || !afterAscii)
            {
                for (nuint j = 0; j < 4; j++)
                {
                    errors = TOperations.Or(
                        errors,
                        Errors<TBlock, TOperations>(ref start, i + (j * width), firstHigh, firstLow, secondHigh)
                    );
                }
            }

            afterAscii = isAscii;
        }

        for (; i < end; i += width)
        {
            errors = TOperations.Or(errors, Errors<TBlock, TOperations>(ref start, i, firstHigh, firstLow, secondHigh));
        }

        // The last block overlaps the one before it.
        errors = TOperations.Or(errors, Errors<TBlock, TOperations>(ref start, end, firstHigh, firstLow, secondHigh));
        return TOperations.IsZero(errors);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAscii<TBlock, TOperations>(ref byte start, nuint offset)
        where TBlock : struct
        where TOperations : struct, INibbleTables<TBlock>
    {
        nuint width = (nuint)Unsafe.SizeOf<TBlock>();
        TBlock lower = TOperations.Or(TOperations.Load(ref start, offset), TOperations.Load(ref start, offset + width));
        TBlock upper = TOperations.Or(
            TOperations.Load(ref start, offset + (2 * width)),
            TOperations.Load(ref start, offset + (3 * width))
        );
        return TOperations.IsAscii(TOperations.Or(lower, upper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBlock Errors<TBlock, TOperations>(
        ref byte start,
        nuint offset,
        TBlock firstHigh,
        TBlock firstLow,
        TBlock secondHigh
    )
        where TBlock : struct
        where TOperations : struct, INibbleTables<TBlock> =>
        Errors<TBlock, TOperations>(
            TOperations.Load(ref start, offset),
            TOperations.Load(ref start, offset - 1),
            TOperations.Load(ref start, offset - 2),
            TOperations.Load(ref start, offset - 3),
            firstHigh,
            firstLow,
            secondHigh
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBlock Errors<TBlock, TOperations>(
        TBlock block,
        TBlock oneBefore,
        TBlock twoBefore,
        TBlock threeBefore,
        TBlock firstHigh,
        TBlock firstLow,
        TBlock secondHigh
    )
        where TBlock : struct
        where TOperations : struct, INibbleTables<TBlock>
    {
        TBlock pairs = TOperations.And(
            TOperations.And(
                TOperations.Lookup(firstHigh, TOperations.HighNibbles(oneBefore)),
                TOperations.Lookup(firstLow, TOperations.LowNibbles(oneBefore))
            ),
            TOperations.Lookup(secondHigh, TOperations.HighNibbles(block))
        );

        // The highest bit is set where E0-FF stands two bytes before or F0-FF three bytes before: exactly there a second
        // continuation byte is due.
        TBlock due = TOperations.Or(
            TOperations.SubtractSaturate(twoBefore, 0xE0 - 0x80),
            TOperations.SubtractSaturate(threeBefore, 0xF0 - 0x80)
        );
        return TOperations.Xor(pairs, TOperations.HighestBits(due));
    }

    /// <summary>4 to 16 bytes, and bytes of no meaning behind them.</summary>
    private static Vector128<byte> Load(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= sizeof(ulong))
        {
            ulong lower = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            ulong upper = BinaryPrimitives.ReadUInt64LittleEndian(bytes[^sizeof(ulong)..]);
            return Vector128.Create(lower, upper >> (8 * (MaxBeginning - bytes.Length))).AsByte();
        }

        uint first = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        uint last = BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..]);
        ulong word = first | ((ulong)last << (8 * (bytes.Length - sizeof(uint))));
        return Vector128.CreateScalar(word).AsByte();
    }

    /// <summary>Moves each byte to the next place and a zero to the first.</summary>
    private static Vector128<byte> ShiftIn(Vector128<byte> block) =>
        Vector128.Shuffle(block, Vector128.Create(0xFF, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
}

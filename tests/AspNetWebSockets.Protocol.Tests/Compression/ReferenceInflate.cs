namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 1951 read by the letter, slowly, which also says how far back the data refers.</summary>
internal sealed class ReferenceInflate
{
    private static readonly int[] LengthBases =
    [
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        13,
        15,
        17,
        19,
        23,
        27,
        31,
        35,
        43,
        51,
        59,
        67,
        83,
        99,
        115,
        131,
        163,
        195,
        227,
        258,
    ];
    private static readonly int[] LengthBits =
    [
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        1,
        1,
        1,
        2,
        2,
        2,
        2,
        3,
        3,
        3,
        3,
        4,
        4,
        4,
        4,
        5,
        5,
        5,
        5,
        0,
    ];
    private static readonly int[] CodeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly byte[] _data;
    private readonly List<byte> _output = [];
    private int _bit;

    private ReferenceInflate(byte[] data) => _data = data;

    /// <summary>The largest distance back that was used.</summary>
    public int LargestDistance { get; private set; }

    /// <summary>All that the data becomes.</summary>
    public byte[] Output => [.. _output];

    /// <summary>Reads messages that share one window, each without its tail.</summary>
    public static ReferenceInflate Read(params IEnumerable<byte[]> messages)
    {
        ReferenceInflate reader = new([.. messages.SelectMany(message => (byte[])[.. message, 0, 0, 255, 255])]);
        while (reader._bit < reader._data.Length * 8)
        {
            reader.Block();
        }

        return reader;
    }

    private void Block()
    {
        Bits(1).ShouldBe(0, "The server never says that a block is the last one.");
        switch (Bits(2))
        {
            case 0:
                Stored();
                break;
            case 1:
                int[] fixedLengths =
                [
                    .. Enumerable.Repeat(8, 144),
                    .. Enumerable.Repeat(9, 112),
                    .. Enumerable.Repeat(7, 24),
                    .. Enumerable.Repeat(8, 8),
                ];
                Compressed(Codes(fixedLengths), Codes([.. Enumerable.Repeat(5, 30)]));
                break;
            default:
                Dynamic();
                break;
        }
    }

    private void Stored()
    {
        _bit = (_bit + 7) / 8 * 8;
        int length = Bits(16);
        Bits(16).ShouldBe(length ^ 0xFFFF);
        for (int i = 0; i < length; i++)
        {
            _output.Add((byte)Bits(8));
        }
    }

    private void Dynamic()
    {
        int literals = Bits(5) + 257;
        int distances = Bits(5) + 1;
        int codeLengths = Bits(4) + 4;
        int[] lengthLengths = new int[19];
        for (int i = 0; i < codeLengths; i++)
        {
            lengthLengths[CodeLengthOrder[i]] = Bits(3);
        }

        Dictionary<(int, int), int> lengthCodes = Codes(lengthLengths);
        List<int> lengths = [];
        while (lengths.Count < literals + distances)
        {
            int symbol = Symbol(lengthCodes);
            lengths.AddRange(
                symbol switch
                {
                    16 => Enumerable.Repeat(lengths[^1], 3 + Bits(2)),
                    17 => Enumerable.Repeat(0, 3 + Bits(3)),
                    18 => Enumerable.Repeat(0, 11 + Bits(7)),
                    _ => [symbol],
                }
            );
        }

        Compressed(Codes([.. lengths.Take(literals)]), Codes([.. lengths.Skip(literals)]));
    }

    private void Compressed(Dictionary<(int, int), int> literals, Dictionary<(int, int), int> distances)
    {
        for (int symbol; (symbol = Symbol(literals)) != 256; )
        {
            if (symbol < 256)
            {
                _output.Add((byte)symbol);
                continue;
            }

            int length = LengthBases[symbol - 257] + Bits(LengthBits[symbol - 257]);
            int code = Symbol(distances);
            int extra = Math.Max(0, (code / 2) - 1);
            int distance = code < 2 ? code + 1 : ((2 + (code % 2)) << extra) + 1 + Bits(extra);
            LargestDistance = Math.Max(LargestDistance, distance);
            for (int i = 0; i < length; i++)
            {
                _output.Add(_output[^distance]);
            }
        }
    }

    /// <summary>The canonical code of each symbol, by length and value (RFC 1951 section 3.2.2).</summary>
    private static Dictionary<(int, int), int> Codes(int[] lengths)
    {
        Dictionary<(int, int), int> codes = [];
        int code = 0;
        for (int length = 1; length <= 15; length++)
        {
            for (int symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    codes.Add((length, code++), symbol);
                }
            }

            code <<= 1;
        }

        return codes;
    }

    private int Symbol(Dictionary<(int, int), int> codes)
    {
        int code = 0;
        for (int length = 1; length <= 15; length++)
        {
            code = (code << 1) | Bits(1);
            if (codes.TryGetValue((length, code), out int symbol))
            {
                return symbol;
            }
        }

        throw new InvalidDataException("No such code.");
    }

    private int Bits(int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++, _bit++)
        {
            value |= ((_data[_bit / 8] >> (_bit % 8)) & 1) << i;
        }

        return value;
    }
}

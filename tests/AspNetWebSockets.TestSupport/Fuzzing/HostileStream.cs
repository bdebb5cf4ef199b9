using System.Text;

namespace AspNetWebSockets.TestSupport;

/// <summary>Random streams of client frames: messages of all kinds in fragments, control frames between them, and faults of every kind.</summary>
/// <param name="Frames">The frames that were meant, in order.</param>
/// <param name="Bytes">What is sent: those frames, and what became of them.</param>
/// <param name="IsIntact">Whether nothing was done to the bytes: then every rule is kept.</param>
public sealed record HostileStream(IReadOnlyList<HostileFrame> Frames, byte[] Bytes, bool IsIntact)
{
    private const int MostMessages = 5;

    private static readonly int[] Lengths = [0, 1, 2, 3, 7, 15, 16, 17, 31, 33, 64, 124, 125, 126, 127, 200, 1000];

    private static readonly int[] Codes = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 3999, 4000, 4999];

    private static readonly string[] Characters =
    [
        "a",
        "Z",
        " ",
        "\0",
        "\u007F",
        "\u0080",
        "ä",
        "\u07FF",
        "\u0800",
        "€",
        "\uD7FF",
        "\uE000",
        "\uFFFF",
        "\U00010000",
        "\U0001F600",
        "\U0010FFFF",
    ];

    private static readonly byte[] HostileBytes = [0x00, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF];

    /// <summary>Builds one.</summary>
    /// <param name="random">All that is random about it.</param>
    /// <param name="faults">Whether it may break rules; half of those that may do.</param>
    public static HostileStream Create(Random random, bool faults)
    {
        ArgumentNullException.ThrowIfNull(random);
        List<HostileFrame> frames = [];
        for (int left = random.Next(MostMessages + 1); left > 0; left--)
        {
            AddMessage(random, frames);
        }

        if (random.Next(3) > 0)
        {
            frames.Add(CloseFrame(random));
        }

        bool isBroken = faults && random.Next(2) == 0;
        if (isBroken && frames.Count > 0 && random.Next(2) == 0)
        {
            BreakAFrame(random, frames);
        }

        List<byte> bytes = [.. frames.SelectMany(frame => frame.Bytes)];
        if (isBroken)
        {
            BreakBytes(random, bytes);
        }

        return new HostileStream(frames, [.. bytes], !isBroken);
    }

    private static void AddMessage(Random random, List<HostileFrame> frames)
    {
        bool isText = random.Next(2) == 0;
        byte[] payload = isText ? Text(random) : Binary(random, Lengths[random.Next(Lengths.Length)]);
        int start = 0;
        int opcode = isText ? FrameOpcodes.Text : FrameOpcodes.Binary;
        for (int fragments = random.Next(4); fragments > 0; fragments--)
        {
            AddControls(random, frames);
            int end = random.Next(start, payload.Length + 1);
            frames.Add(new HostileFrame(opcode, payload[start..end], Key(random)) { Fin = false });
            (start, opcode) = (end, FrameOpcodes.Continuation);
        }

        AddControls(random, frames);
        frames.Add(new HostileFrame(opcode, payload[start..], Key(random)));
    }

    private static void AddControls(Random random, List<HostileFrame> frames)
    {
        for (int left = Math.Max(0, random.Next(5) - 2); left > 0; left--)
        {
            int opcode = random.Next(2) == 0 ? FrameOpcodes.Ping : FrameOpcodes.Pong;
            frames.Add(
                new HostileFrame(opcode, Binary(random, random.Next(4) == 0 ? 125 : random.Next(9)), Key(random))
            );
        }
    }

    private static HostileFrame CloseFrame(Random random)
    {
        int code = Codes[random.Next(Codes.Length)];
        byte[] reason = Text(random);
        byte[] body = random.Next(4) == 0 ? [] : [(byte)(code >> 8), (byte)code, .. reason.Length > 123 ? [] : reason];
        return new HostileFrame(FrameOpcodes.Close, body, Key(random));
    }

    /// <summary>Another header, or impossible payload.</summary>
    private static void BreakAFrame(Random random, List<HostileFrame> frames)
    {
        int index = random.Next(frames.Count);
        HostileFrame frame = frames[index];
        frames[index] = random.Next(9) switch
        {
            0 => frame with { Opcode = random.Next(16) },
            1 => frame with { Rsv = random.Next(1, 8) },
            2 => frame with { IsMasked = false },
            3 => frame with { Fin = !frame.Fin },
            4 => frame with { Encoding = LengthEncoding.SixtyFourBits },
            5 => frame with { DeclaredLength = (ulong)random.NextInt64() },
            6 => frame with { DeclaredLength = 1UL << random.Next(64) },
            7 => frame with { Payload = [.. frame.Payload, HostileBytes[random.Next(HostileBytes.Length)]] },
            _ => frame with { Opcode = FrameOpcodes.Close, Payload = Binary(random, random.Next(6)) },
        };
    }

    /// <summary>Bits turned over, bytes changed, cut out, doubled or put in.</summary>
    private static void BreakBytes(Random random, List<byte> bytes)
    {
        for (int left = random.Next(4); left > 0 && bytes.Count > 0; left--)
        {
            int index = random.Next(bytes.Count);
            int length = random.Next(1, Math.Min(8, bytes.Count - index) + 1);
            switch (random.Next(6))
            {
                case 0:
                    bytes[index] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[index] = HostileBytes[random.Next(HostileBytes.Length)];
                    break;
                case 2:
                    bytes.RemoveRange(index, length);
                    break;
                case 3:
                    bytes.InsertRange(index, bytes.GetRange(index, length));
                    break;
                case 4:
                    bytes.InsertRange(index, Binary(random, length));
                    break;
                default:
                    bytes.RemoveRange(index, bytes.Count - index);
                    break;
            }
        }
    }

    private static uint Key(Random random) => random.Next(8) == 0 ? 0 : (uint)random.NextInt64();

    private static byte[] Binary(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Text(Random random)
    {
        StringBuilder text = new();
        bool isAscii = random.Next(3) == 0;
        for (int left = Lengths[random.Next(Lengths.Length)] / 2; left > 0; left--)
        {
            text.Append(isAscii ? "x" : Characters[random.Next(Characters.Length)]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

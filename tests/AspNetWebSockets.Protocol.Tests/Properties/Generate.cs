using System.Text;
using AspNetWebSockets.TestSupport;
using FsCheck;
using FsCheck.Fluent;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>The generators of the property tests.</summary>
internal static class Generate
{
    private static readonly int[] WireCodes = [1000, 1001, 1003, 1007, 1011, 1014, 3000, 3999, 4000, 4999];

    private static readonly Gen<byte> AnyByte = Gen.Choose(0, 255).Select(value => (byte)value);

    private static readonly Gen<uint> Key = Gen.Frequency(
        (9, AnyByte.ArrayOf(4).Select(bytes => BitConverter.ToUInt32(bytes))),
        (1, Gen.Constant(0u))
    );

    private static readonly Gen<Rune> Character = Gen.Frequency(
            (4, Gen.Choose(0x00, 0x7F)),
            (2, Gen.Choose(0x80, 0x7FF)),
            (2, Gen.Choose(0x800, 0xD7FF)),
            (1, Gen.Choose(0xE000, 0xFFFF)),
            (2, Gen.Choose(0x10000, 0x10FFFF))
        )
        .Select(value => new Rune(value));

    /// <summary>UTF-8, by default up to about four times the size.</summary>
    public static Gen<byte[]> Text { get; } =
        Character
            .ListOf()
            .Select(characters => Encoding.UTF8.GetBytes(string.Concat(characters.Select(rune => rune.ToString()))));

    /// <summary>Bytes that are UTF-8 in part: characters, strays, truncated and impossible sequences.</summary>
    public static Gen<byte[]> NearlyText { get; } =
        Gen.Frequency(
                (6, Character.Select(rune => Encoding.UTF8.GetBytes(rune.ToString()))),
                (1, Character.Select(rune => Encoding.UTF8.GetBytes(rune.ToString())[..^1])),
                (1, AnyByte.ArrayOf(1)),
                (1, Gen.Elements<byte>(0xC0, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF).ArrayOf(1)),
                (1, Gen.Choose(0x80, 0xBF).Select(value => new[] { (byte)value }))
            )
            .ListOf()
            .Select(parts => parts.SelectMany(part => part).ToArray());

    public static Gen<byte[]> AnyBytes { get; } = AnyByte.ArrayOf();

    /// <summary>Payload of a binary message; now and then long enough for the longer length encodings.</summary>
    private static readonly Gen<byte[]> Binary = Gen.Frequency(
        (20, AnyBytes),
        (2, Gen.Elements(125, 126, 127, 300).Select(Pattern)),
        (1, Gen.Elements(65535, 65536, 70000).Select(Pattern))
    );

    private static readonly Gen<byte[]> ShortBinary = Gen.Frequency(
        (8, AnyBytes),
        (1, Gen.Elements(125, 126, 300).Select(Pattern))
    );

    private static readonly Gen<(int Opcode, byte[] Payload)> Control =
        from opcode in Gen.Elements(FrameOpcodes.Ping, FrameOpcodes.Pong)
        from length in Gen.Frequency((9, Gen.Choose(0, 12)), (1, Gen.Constant(125)))
        from payload in AnyByte.ArrayOf(length)
        select (opcode, payload);

    private static readonly Gen<GeneratedFrame> ControlFrame =
        from control in Control
        from key in Key
        select new GeneratedFrame(control.Opcode, true, control.Payload, key);

    private static readonly Gen<GeneratedFrame> CloseFrame =
        from code in Gen.Elements(WireCodes)
        from reason in Text.Where(text => text.Length <= 123)
        from empty in Gen.Elements(false, false, true)
        from key in Key
        select new GeneratedFrame(
            FrameOpcodes.Close,
            true,
            empty ? [] : [(byte)(code >> 8), (byte)code, .. reason],
            key
        );

    private static readonly Gen<int[]> ReadSizes = Gen.Frequency((4, Gen.Choose(1, 9)), (1, Gen.Choose(10, 5000)))
        .NonEmptyListOf()
        .Select(sizes => sizes.ToArray());

    private static readonly Gen<int[]> DestinationSizes =
        from sizes in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 9)), (2, Gen.Choose(10, 5000))).ListOf()
        from positive in Gen.Choose(1, 100_000)
        select (int[])[.. sizes, positive];

    /// <summary>Messages of any kind and size in any fragments, among any control frames, with or without a close frame at the end.</summary>
    public static Gen<Conversation> Conversations { get; } =
        ConversationsOf(Gen.OneOf(MessageFrames(1, Text), MessageFrames(2, Binary)));

    /// <summary>As <see cref="Conversations"/>, without the long payloads.</summary>
    public static Gen<Conversation> ShortConversations { get; } =
        ConversationsOf(Gen.OneOf(MessageFrames(1, Text), MessageFrames(2, ShortBinary))).Resize(12);

    /// <summary>Places to cut <paramref name="length"/> bytes: sorted, repeated ones give empty pieces.</summary>
    public static Gen<int[]> Cuts(int length) =>
        Gen.Choose(0, length).ListOf().Select(cuts => cuts.Order().ToArray()).Resize(6);

    private static Gen<Conversation> ConversationsOf(Gen<GeneratedFrame[]> message) =>
        from messages in message.ListOf().Resize(4)
        from close in CloseFrame.ListOf(1).Or(Gen.Constant(new List<GeneratedFrame>()))
        from readSizes in ReadSizes
        from destinationSizes in DestinationSizes
        let frames = (GeneratedFrame[])[.. messages.SelectMany(item => item), .. close]
        select new Conversation(
            [.. frames.SelectMany(frame => frame.Bytes)],
            GeneratedFrame.Expected(frames),
            readSizes,
            destinationSizes
        );

    private static Gen<GeneratedFrame[]> MessageFrames(int opcode, Gen<byte[]> payloads) =>
        from payload in payloads
        from cuts in Cuts(payload.Length)
        from frames in Gen.CollectToArray(Fragments(opcode, payload, cuts), WithControlsBefore)
        select frames.SelectMany(part => part).ToArray();

    private static IEnumerable<GeneratedFrame> Fragments(int opcode, byte[] payload, int[] cuts)
    {
        int start = 0;
        foreach (int end in cuts)
        {
            yield return new GeneratedFrame(opcode, false, payload[start..end], 0);
            (start, opcode) = (end, FrameOpcodes.Continuation);
        }

        yield return new GeneratedFrame(opcode, true, payload[start..], 0);
    }

    private static Gen<GeneratedFrame[]> WithControlsBefore(GeneratedFrame frame) =>
        from controls in ControlFrame.ListOf().Resize(2)
        from key in Key
        select (GeneratedFrame[])[.. controls, frame with { Key = key }];

    private static byte[] Pattern(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
}

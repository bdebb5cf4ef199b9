using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>Cases that begin with a good handshake and a message whose answer must not get lost.</summary>
internal static class Frames
{
    private const string Kept = "kept";

    /// <summary>More than the server reads at once: a server that closes over it resets the connection.</summary>
    private static readonly byte[] Flood = Repeat(ClientFrame.Binary(new byte[1000]), 256);

    /// <summary>
    /// A fault, three times: as it is, byte by byte, and with a flood of good frames behind it. Each time a good message
    /// comes first, and its answer must come before the close frame.
    /// </summary>
    public static IEnumerable<AttackCase> Fault(string name, string section, int code, params byte[][] bad) =>
        Fault(name, section, Expectation.Fails(code, FrameText.OfText(Kept)), bad);

    /// <summary>As <see cref="Fault(string, string, int, byte[][])"/>, with a frame whose data never comes.</summary>
    public static IEnumerable<AttackCase> FaultWithoutData(string name, string section, int code, byte[] bad) =>
        Fault(name, section, Expectation.FailsUnfinished(code, FrameText.OfText(Kept)), bad);

    private static IEnumerable<AttackCase> Fault(string name, string section, Expectation expected, params byte[][] bad)
    {
        byte[] fault = Join(bad);
        yield return Case(name, section, expected, Steps.Send(KeptMessage, fault));
        yield return Case($"{name}, byte by byte", section, expected, Steps.SendByteByByte(KeptMessage, fault)) with
        {
            Subject = name,
        };
        yield return Case(
            $"{name}, and more behind it",
            section,
            expected,
            Steps.Send(KeptMessage, fault),
            Steps.Send(Flood)
        ) with
        {
            Subject = name,
        };
    }

    /// <summary>A fault that is delivered in one way only.</summary>
    public static AttackCase Failing(string name, string section, int code, params Step[] steps) =>
        Case(name, section, Expectation.Fails(code, FrameText.OfText(Kept)), steps);

    /// <summary>A fault in a frame or a message that never ends.</summary>
    public static AttackCase FailingUnfinished(string name, string section, int code, params Step[] steps) =>
        Case(name, section, Expectation.FailsUnfinished(code, FrameText.OfText(Kept)), steps);

    /// <summary>Legal frames, as they are and byte by byte.</summary>
    public static IEnumerable<AttackCase> Legal(string name, string section, string[] answers, params byte[][] frames)
    {
        Expectation expected = Expectation.Answers([.. answers, "close(1000)"]);
        byte[] bytes = [.. Join(frames), .. ClientFrame.Close(1000)];
        yield return Case(name, section, expected, Steps.Send(bytes));
        if (bytes.Length < 1000)
        {
            yield return Case($"{name}, byte by byte", section, expected, Steps.SendByteByByte(bytes));
        }
    }

    /// <summary>Steps behind a good handshake.</summary>
    public static AttackCase Case(string name, string section, Expectation expected, params Step[] steps) =>
        new(name, section, [Steps.Send(Handshake.Good()), Steps.AwaitAnswer(), .. steps], expected);

    /// <summary>A text frame with any bytes as payload.</summary>
    public static byte[] TextOf(ReadOnlySpan<byte> payload, bool fin = true) =>
        ClientFrame.Build(FrameOpcodes.Text, payload, fin);

    /// <summary>The header of a text frame of 1,000 bytes, and only the first of them.</summary>
    public static byte[] BeginningOfText(ReadOnlySpan<byte> payload) =>
        ClientFrame.Build(FrameOpcodes.Text, payload, encoding: LengthEncoding.SixteenBits, declaredLength: 1000);

    /// <summary>The message that comes before each fault.</summary>
    public static byte[] KeptMessage => ClientFrame.Build(FrameOpcodes.Text, Encoding.UTF8.GetBytes(Kept));

    /// <summary>The same bytes, over and over.</summary>
    public static byte[] Repeat(byte[] bytes, int times) =>
        [.. Enumerable.Repeat(bytes, times).SelectMany(part => part)];

    private static byte[] Join(byte[][] parts) => [.. parts.SelectMany(part => part)];
}

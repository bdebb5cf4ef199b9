namespace AspNetWebSockets.Protocol;

/// <summary>
/// Where in a character a text stands, as the lead byte of an equivalent one: the one that asks for as many bytes, of
/// which the next has the same range. 0 stands between two characters.
/// </summary>
/// <remarks>
/// The range of the next byte is narrower than 80-BF only right after E0 (no overlong form), ED (no surrogate), F0 (no
/// overlong form) and F4 (nothing beyond U+10FFFF): The Unicode Standard, table 3-7. So eight values are enough, and
/// the vectors can take the state for the byte in front of the text.
/// </remarks>
internal static class Utf8Lead
{
    public const byte None = 0;

    /// <summary>The byte can stand in no valid text.</summary>
    public const byte Impossible = 0xFF;

    private const byte OneDue = 0xC2;
    private const byte TwoDue = 0xE1;
    private const byte ThreeDue = 0xF1;

    /// <summary>How many continuation bytes are due: 0 to 3.</summary>
    public static int BytesDue(byte lead) =>
        lead == None ? 0
        : lead < 0xE0 ? 1
        : lead < 0xF0 ? 2
        : 3;

    /// <summary>Where the text stands after one more byte.</summary>
    public static byte Next(byte lead, byte value) =>
        lead == None ? Begin(value)
        : value < Lowest(lead) || value > Highest(lead) ? Impossible
        : Continue(lead);

    /// <summary>Where a text stands after its last three bytes, if each byte of it but the last was possible.</summary>
    public static byte AtEnd(byte thirdLast, byte secondLast, byte last) =>
        (last & 0xC0) != 0x80 ? Begin(last)
        : secondLast >= 0xE0 ? Continue(secondLast)
        : thirdLast >= 0xF0 ? OneDue
        : None;

    private static byte Begin(byte value) =>
        value switch
        {
            < 0x80 => None,
            < 0xC2 => Impossible,
            < 0xE0 => OneDue,
            0xE0 or 0xED => value,
            < 0xF0 => TwoDue,
            0xF0 or 0xF4 => value,
            < 0xF4 => ThreeDue,
            _ => Impossible,
        };

    private static byte Continue(byte lead) =>
        lead < 0xE0 ? None
        : lead < 0xF0 ? OneDue
        : TwoDue;

    private static byte Lowest(byte lead) =>
        lead switch
        {
            0xE0 => 0xA0,
            0xF0 => 0x90,
            _ => 0x80,
        };

    private static byte Highest(byte lead) =>
        lead switch
        {
            0xED => 0x9F,
            0xF4 => 0x8F,
            _ => 0xBF,
        };
}

using System.Globalization;
using System.Text;

namespace AspNetWebSockets;

/// <summary>
/// Text of a client as it may stand in a log: a line of it stays one line, a terminal shows it and does nothing else,
/// and it cannot be arbitrarily long (CWE-117).
/// </summary>
internal static class LogText
{
    /// <summary>The most characters that are kept, before they are escaped.</summary>
    public const int MaxLength = 256;

    private const int MaxReasonLength = 1024;

    /// <summary>A sentence of this library with text of a client in it; as long as such sentences are.</summary>
    public static string Reason(string text) => Of(text, MaxReasonLength);

    /// <summary>The text, with everything that is not to be seen, and the backslash, as <c>\uXXXX</c>.</summary>
    public static string Of(string text, int maxLength = MaxLength)
    {
        if (text.Length > maxLength)
        {
            return Escape(text, maxLength);
        }

        foreach (char character in text)
        {
            if (IsUnsafe(character))
            {
                return Escape(text, maxLength);
            }
        }

        return text;
    }

    private static string Escape(string text, int maxLength)
    {
        StringBuilder escaped = new(text.Length + 16);
        foreach (char character in text.AsSpan(0, Math.Min(text.Length, maxLength)))
        {
            _ = IsUnsafe(character)
                ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : escaped.Append(character);
        }

        return text.Length > maxLength ? escaped.Append('…').ToString() : escaped.ToString();
    }

    // Also what turns the direction of the text around it (U+202E and its kin are of the category Format).
    private static bool IsUnsafe(char character) =>
        character == '\\'
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}

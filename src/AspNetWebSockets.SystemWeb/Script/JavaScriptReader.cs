using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace System.Web.Script.Serialization;

/// <summary>
/// Reads JSON as the serializer of ASP.NET AJAX did, which takes what is none: strings in single quotes and names without
/// quotes, as scripts send them. Objects become dictionaries, arrays <see cref="ArrayList"/>.
/// </summary>
internal sealed partial class JavaScriptReader(string text, int recursionLimit)
{
    // How much of the text an error shows: it comes from a client, and goes into logs.
    private const int Shown = 100;

    private int _position;

    internal object? ReadAll()
    {
        object? value = Peek() is null ? null : ReadValue(depth: 0);
        return Peek() is null ? value : throw Fault($"Invalid JSON primitive: {ReadWord()}.");
    }

    [GeneratedRegex(
        @"\G""\\/Date\((?<ms>-?[0-9]{1,16})(?:[a-zA-Z]|[+-][0-9]{4})?\)\\/""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Date();

    private object? ReadValue(int depth)
    {
        if (depth >= recursionLimit)
        {
            throw Fault("RecursionLimit exceeded.");
        }

        switch (Peek())
        {
            case '{':
                return ReadObject(depth + 1);
            case '[':
                return ReadArray(depth + 1);
            case '"' or '\'':
                return ReadDate() ?? (object)ReadString();
            default:
                return ReadPrimitive();
        }
    }

    private Dictionary<string, object?> ReadObject(int depth)
    {
        Dictionary<string, object?> members = new(StringComparer.Ordinal);
        _position++;
        for (char? next = Peek(); next != '}'; next = Peek())
        {
            string name = next is '"' or '\'' ? ReadString() : ReadWord();
            if (name.Length == 0 && next is not ('"' or '\''))
            {
                throw Fault("Invalid object passed in, member name expected.");
            }

            Require(':', "Invalid object passed in, ':' or '}' expected.");
            members[name] = ReadValue(depth);
            if (Peek() == '}')
            {
                break;
            }

            Require(',', "Invalid object passed in, ':' or '}' expected.");
        }

        _position++;
        return members;
    }

    private ArrayList ReadArray(int depth)
    {
        ArrayList items = [];
        _position++;
        if (Peek() != ']')
        {
            items.Add(ReadValue(depth));
            while (Peek() != ']')
            {
                Require(',', "Invalid array passed in, ',' expected.");
                if (Peek() == ']')
                {
                    throw Fault("Invalid array passed in, extra trailing ','.");
                }

                items.Add(ReadValue(depth));
            }
        }

        _position++;
        return items;
    }

    private DateTime? ReadDate()
    {
        Match match = Date().Match(text, _position);
        if (!match.Success)
        {
            return null;
        }

        double milliseconds = double.Parse(match.Groups["ms"].ValueSpan, CultureInfo.InvariantCulture);
        try
        {
            DateTime date = DateTime.UnixEpoch.AddMilliseconds(milliseconds);
            _position += match.Length;
            return date;
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Fault("Invalid date passed in, its year is not one of 1 to 9999.");
        }
    }

    private string ReadString()
    {
        char quote = text[_position++];
        int start = _position;
        while (_position < text.Length && text[_position] != quote && text[_position] != '\\')
        {
            _position++;
        }

        StringBuilder content = new(text, start, _position - start, capacity: _position - start + 16);
        while (_position < text.Length && text[_position] != quote)
        {
            char next = text[_position++];
            _ = content.Append(next == '\\' ? ReadEscape() : next);
        }

        if (_position == text.Length)
        {
            throw Fault("Unterminated string passed in.");
        }

        _position++;
        return content.ToString();
    }

    private char ReadEscape()
    {
        switch (_position < text.Length ? text[_position++] : '\0')
        {
            case '"':
                return '"';
            case '\'':
                return '\'';
            case '/':
                return '/';
            case '\\':
                return '\\';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when IsHexadecimal(out ushort code):
                _position += 4;
                return (char)code;
            default:
                throw Fault("Unrecognized escape sequence.");
        }
    }

    private bool IsHexadecimal(out ushort code)
    {
        code = 0;
        return _position + 4 <= text.Length
            && ushort.TryParse(
                text.AsSpan(_position, 4),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out code
            );
    }

    private object? ReadPrimitive()
    {
        string word = ReadWord();
        switch (word)
        {
            case "null":
                return null;
            case "true":
                return true;
            case "false":
                return false;
        }

        CultureInfo culture = CultureInfo.InvariantCulture;
        if (word.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            if (int.TryParse(word, NumberStyles.Integer, culture, out int number))
            {
                return number;
            }

            if (long.TryParse(word, NumberStyles.Integer, culture, out long large))
            {
                return large;
            }
        }

        if (decimal.TryParse(word, NumberStyles.Number & ~NumberStyles.AllowThousands, culture, out decimal exact))
        {
            return exact;
        }

        return double.TryParse(word, NumberStyles.Float, culture, out double inexact)
            ? inexact
            : throw Fault($"Invalid JSON primitive: {word}.");
    }

    /// <summary>Letters, digits and what numbers and names are made of; empty when something else is next.</summary>
    private string ReadWord()
    {
        _ = Peek();
        int start = _position;
        while (
            _position < text.Length
            && (char.IsLetterOrDigit(text[_position]) || text[_position] is '.' or '-' or '_' or '$' or '+')
        )
        {
            _position++;
        }

        return text.Substring(start, Math.Min(_position - start, text.Length - start));
    }

    private void Require(char wanted, string fault)
    {
        if (Peek() != wanted)
        {
            throw Fault(fault);
        }

        _position++;
    }

    /// <summary>The next character that is no white space; <see langword="null"/> at the end.</summary>
    private char? Peek()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        return _position < text.Length ? text[_position] : null;
    }

    private ArgumentException Fault(string message)
    {
        int start = Math.Clamp(_position - (Shown / 2), 0, text.Length);
        return new ArgumentException(
            $"{(message.Length > Shown ? message[..Shown] + "..." : message)} ({_position}): {text.AsSpan(start, Math.Min(Shown, text.Length - start))}"
        );
    }
}

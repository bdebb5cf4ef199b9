using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace AspNetWebSockets.Protocol;

/// <summary>Cuts an extension header into tokens, quoted strings and separators, whitespace between them skipped.</summary>
internal ref struct ExtensionScanner(ReadOnlySpan<char> header)
{
    private const string Whitespace = " \t";

    private ReadOnlySpan<char> _rest = header.TrimStart(Whitespace);

    /// <summary>Whether the list goes on with another element, or has ended.</summary>
    public readonly bool IsAtEndOfElement => _rest.IsEmpty || _rest[0] == ',';

    public bool TrySkip(char separator)
    {
        if (_rest.IsEmpty || _rest[0] != separator)
        {
            return false;
        }

        Advance(1);
        return true;
    }

    public bool TryReadToken([NotNullWhen(true)] out string? token)
    {
        int length = HttpToken.Length(_rest);
        token = length > 0 ? _rest[..length].ToString() : null;
        Advance(length);
        return token is not null;
    }

    public bool TryReadTokenOrQuotedToken([NotNullWhen(true)] out string? token) =>
        TrySkipQuote() ? TryReadQuoted(out token) : TryReadToken(out token);

    /// <summary>As <see cref="TrySkip"/>, but a space inside the quotes is not whitespace between words.</summary>
    private bool TrySkipQuote()
    {
        bool isQuote = !_rest.IsEmpty && _rest[0] == '"';
        _rest = _rest[(isQuote ? 1 : 0)..];
        return isQuote;
    }

    private bool TryReadQuoted([NotNullWhen(true)] out string? token)
    {
        StringBuilder value = new();
        token = null;
        for (int i = 0; i < _rest.Length; i++)
        {
            if (_rest[i] == '"')
            {
                Advance(i + 1);
                token = value.ToString();
                return HttpToken.IsToken(token);
            }

            // A quoted pair stands for its second character.
            bool isPair = _rest[i] == '\\' && i + 1 < _rest.Length;
            value.Append(_rest[isPair ? ++i : i]);
        }

        return false;
    }

    private void Advance(int count) => _rest = _rest[count..].TrimStart(Whitespace);
}

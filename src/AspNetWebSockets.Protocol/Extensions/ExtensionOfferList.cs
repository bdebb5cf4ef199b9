using System.Diagnostics.CodeAnalysis;

namespace AspNetWebSockets.Protocol;

/// <summary>The client's offers of extensions, <c>Sec-WebSocket-Extensions</c> (RFC 6455 section 9.1).</summary>
public static class ExtensionOfferList
{
    /// <summary>
    /// Reads the header. Spaces and tabs around separators and empty elements of the list are allowed, as the grammar of
    /// RFC 2616 that section 9.1 is written in has them; a quoted value has to be a token once it is unquoted.
    /// </summary>
    /// <param name="header">The header's value, several headers joined by commas; <see langword="null"/> when absent.</param>
    /// <param name="offers">The offers in the client's order of preference; empty when the header is absent.</param>
    /// <returns><see langword="false"/> when the header breaks the grammar; then section 9.1 demands that the handshake fails.</returns>
    public static bool TryParse(string? header, [NotNullWhen(true)] out IReadOnlyList<ExtensionOffer>? offers)
    {
        if (header is null)
        {
            offers = [];
            return true;
        }

        List<ExtensionOffer> list = [];
        ExtensionScanner scanner = new(header);
        do
        {
            if (scanner.IsAtEndOfElement)
            {
                continue;
            }

            if (!TryParseOffer(ref scanner, out ExtensionOffer? offer))
            {
                offers = null;
                return false;
            }

            list.Add(offer);
        } while (scanner.TrySkip(','));

        // "1#extension": at least one element that is not empty.
        offers = list.Count > 0 ? list.AsReadOnly() : null;
        return offers is not null;
    }

    private static bool TryParseOffer(ref ExtensionScanner scanner, [NotNullWhen(true)] out ExtensionOffer? offer)
    {
        offer = null;
        if (!scanner.TryReadToken(out string? name))
        {
            return false;
        }

        List<ExtensionParameter> parameters = [];
        while (scanner.TrySkip(';'))
        {
            string? value = null;
            if (
                !scanner.TryReadToken(out string? parameter)
                || (scanner.TrySkip('=') && !scanner.TryReadTokenOrQuotedToken(out value))
            )
            {
                return false;
            }

            parameters.Add(new ExtensionParameter(parameter, value));
        }

        offer = new ExtensionOffer(name, parameters.AsReadOnly());
        return scanner.IsAtEndOfElement;
    }
}

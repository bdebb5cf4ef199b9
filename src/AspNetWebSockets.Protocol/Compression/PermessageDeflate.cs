using System.Globalization;

namespace AspNetWebSockets.Protocol;

/// <summary>The server's side of negotiating permessage-deflate (RFC 7692 sections 5 and 7.1).</summary>
public static class PermessageDeflate
{
    /// <summary>The name of the extension. Compared in this case only, as it is answered.</summary>
    public const string ExtensionName = "permessage-deflate";

    /// <summary>Picks the client's first offer that is legal. Any legal offer can be met: what the server wants beyond it, it may say in the answer or do without.</summary>
    /// <param name="offers">What the client offers, as <see cref="ExtensionOfferList"/> reads it; offers of other extensions are passed over.</param>
    /// <param name="options">What the server wants.</param>
    /// <returns>What is agreed, with the header that says so; <see langword="null"/> when every offer has to be declined: then the answer has no such header and messages are not compressed.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PermessageDeflateParameters? Negotiate(
        IReadOnlyList<ExtensionOffer> offers,
        PermessageDeflateOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(offers);
        ArgumentNullException.ThrowIfNull(options);
        return offers
            .Where(offer => string.Equals(offer.Name, ExtensionName, StringComparison.Ordinal))
            .Select(PermessageDeflateOffer.Read)
            .OfType<PermessageDeflateOffer>()
            .Select(offer => Accept(offer, options))
            .FirstOrDefault();
    }

    private static PermessageDeflateParameters Accept(PermessageDeflateOffer offer, PermessageDeflateOptions options)
    {
        bool serverTakeover = options.ServerContextTakeover && !offer.ServerNoContextTakeover;
        bool clientTakeover = options.ClientContextTakeover && !offer.ClientNoContextTakeover;
        int serverBits = Math.Min(
            options.ServerMaxWindowBits,
            offer.ServerMaxWindowBits ?? PermessageDeflateOptions.MaxWindowBits
        );

        // A client that did not offer the parameter must not get it in the answer (section 7.1.2.2): it uses what it likes.
        int clientBits = offer.ClientMaxWindowBits is { } offered
            ? Math.Min(options.ClientMaxWindowBits, offered)
            : PermessageDeflateOptions.MaxWindowBits;

        // A limit that was offered is accepted by repeating it, even where it limits nothing (section 7.1.2.1).
        bool saysServerBits =
            offer.ServerMaxWindowBits is not null || serverBits < PermessageDeflateOptions.MaxWindowBits;
        string response =
            ExtensionName
            + (serverTakeover ? "" : "; " + PermessageDeflateOffer.ServerNoContextTakeoverName)
            + (clientTakeover ? "" : "; " + PermessageDeflateOffer.ClientNoContextTakeoverName)
            + (saysServerBits ? Bits(PermessageDeflateOffer.ServerMaxWindowBitsName, serverBits) : "")
            + (
                clientBits < PermessageDeflateOptions.MaxWindowBits
                    ? Bits(PermessageDeflateOffer.ClientMaxWindowBitsName, clientBits)
                    : ""
            );
        return new PermessageDeflateParameters(serverTakeover, clientTakeover, serverBits, clientBits, response);
    }

    private static string Bits(string name, int bits) =>
        string.Create(CultureInfo.InvariantCulture, $"; {name}={bits}");
}

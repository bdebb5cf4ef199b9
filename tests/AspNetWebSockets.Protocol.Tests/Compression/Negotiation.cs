namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Negotiates over the text of a header, as a server does.</summary>
internal static class Negotiation
{
    public static PermessageDeflateParameters? Of(string? header, PermessageDeflateOptions? options = null)
    {
        ExtensionOfferList.TryParse(header, out IReadOnlyList<ExtensionOffer>? offers).ShouldBeTrue();
        return PermessageDeflate.Negotiate(offers.ShouldNotBeNull(), options ?? WithTakeover());
    }

    /// <summary>The parameters of the answer, without the name of the extension.</summary>
    public static string? Answer(string? header, PermessageDeflateOptions? options = null)
    {
        const string name = "permessage-deflate";
        string? response = Of(header, options)?.Response;
        response?.ShouldStartWith(name);
        return response?[name.Length..].TrimStart(';', ' ');
    }

    public static PermessageDeflateOptions WithTakeover(int serverBits = 15, int clientBits = 15) =>
        new()
        {
            ServerContextTakeover = true,
            ClientContextTakeover = true,
            ServerMaxWindowBits = serverBits,
            ClientMaxWindowBits = clientBits,
        };
}

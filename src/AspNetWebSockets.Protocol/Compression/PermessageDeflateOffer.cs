namespace AspNetWebSockets.Protocol;

/// <summary>An offer of permessage-deflate that is legal (RFC 7692 section 7.1).</summary>
/// <param name="ServerNoContextTakeover">Whether the client demands it.</param>
/// <param name="ClientNoContextTakeover">Whether the client announces it.</param>
/// <param name="ServerMaxWindowBits">What the client demands, if anything.</param>
/// <param name="ClientMaxWindowBits">What the client announces: 15 where it only says that it can be limited; <see langword="null"/> where it must not be limited.</param>
internal sealed record PermessageDeflateOffer(
    bool ServerNoContextTakeover,
    bool ClientNoContextTakeover,
    int? ServerMaxWindowBits,
    int? ClientMaxWindowBits
)
{
    public const string ServerNoContextTakeoverName = "server_no_context_takeover";
    public const string ClientNoContextTakeoverName = "client_no_context_takeover";
    public const string ServerMaxWindowBitsName = "server_max_window_bits";
    public const string ClientMaxWindowBitsName = "client_max_window_bits";

    private static readonly PermessageDeflateOffer s_bare = new(false, false, null, null);

    /// <summary>Reads an offer; <see langword="null"/> when it has to be declined: a parameter that is unknown, comes twice, or has a value that it must not have (RFC 7692 section 7.1).</summary>
    public static PermessageDeflateOffer? Read(ExtensionOffer offer)
    {
        PermessageDeflateOffer? read = s_bare;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (ExtensionParameter parameter in offer.Parameters)
        {
            read = seen.Add(parameter.Name) ? read?.With(parameter) : null;
        }

        return read;
    }

    private PermessageDeflateOffer? With(ExtensionParameter parameter) =>
        (parameter.Name, parameter.Value, WindowBits(parameter.Value)) switch
        {
            (ServerNoContextTakeoverName, null, _) => this with { ServerNoContextTakeover = true },
            (ClientNoContextTakeoverName, null, _) => this with { ClientNoContextTakeover = true },
            (ServerMaxWindowBitsName, _, { } bits) => this with { ServerMaxWindowBits = bits },
            (ClientMaxWindowBitsName, _, { } bits) => this with { ClientMaxWindowBits = bits },
            (ClientMaxWindowBitsName, null, _) => this with
            {
                ClientMaxWindowBits = PermessageDeflateOptions.MaxWindowBits,
            },
            _ => null,
        };

    /// <summary>"A decimal integer without leading zeroes between 8 to 15, inclusive" (RFC 7692 section 7.1.2).</summary>
    private static int? WindowBits(string? value) =>
        value switch
        {
            "8" => 8,
            "9" => 9,
            "10" => 10,
            "11" => 11,
            "12" => 12,
            "13" => 13,
            "14" => 14,
            "15" => 15,
            _ => null,
        };
}

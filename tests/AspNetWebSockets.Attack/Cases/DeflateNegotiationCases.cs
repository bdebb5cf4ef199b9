using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>
/// RFC 7692 sections 5.1 and 7.1: bad offers are declined, which shows when the client compresses all the same; good
/// ones are agreed on, which shows when its message comes back.
/// </summary>
public static class DeflateNegotiationCases
{
    private static readonly byte[] Compressed = Deflate.Text(Deflate.Compress("hello"u8));

    private static readonly string[] Bad =
    [
        "x-unknown",
        "permessage-deflat",
        "permessage-deflate; unknown",
        "permessage-deflate; unknown=1",
        "permessage-deflate; client_max_window_bits; unknown",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_no_context_takeover=true",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; client_no_context_takeover; client_no_context_takeover",
        "permessage-deflate; client_max_window_bits; client_max_window_bits",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_max_window_bits=0",
        "permessage-deflate; client_max_window_bits=-1",
        "permessage-deflate; client_max_window_bits=08",
        "permessage-deflate; client_max_window_bits=abc",
        "permessage-deflate; client_max_window_bits=4294967311",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=+9",
        "permessage-deflate; server_max_window_bits=9; server_max_window_bits=9",
    ];

    private static readonly string[] Good =
    [
        "permessage-deflate; server_no_context_takeover",
        "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
        "permessage-deflate; server_no_context_takeover; client_max_window_bits",
        "permessage-deflate; server_no_context_takeover; client_max_window_bits=15",
        "permessage-deflate; server_no_context_takeover; client_max_window_bits=\"15\"",
        "permessage-deflate; server_no_context_takeover; server_max_window_bits=9",
        "x-unknown; a=b, permessage-deflate; server_no_context_takeover",
        "permessage-deflate; unknown, permessage-deflate; server_no_context_takeover",
    ];

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new("Offers of compression", [.. Bad.Select(Declined), .. Good.Select(Agreed)]);

    private static AttackCase Declined(string offer) =>
        DeflateCases.Offering(
            offer,
            $"{offer}, compressed all the same",
            "7.1 of RFC 7692",
            Expectation.Fails(1002, "text(kept)"),
            Steps.Send(Frames.KeptMessage, Compressed)
        );

    private static AttackCase Agreed(string offer) =>
        DeflateCases.Offering(
            offer,
            offer,
            "7.1 of RFC 7692",
            Expectation.Answers("text(hello)", "close(1000)"),
            Steps.Send(Compressed, ClientFrame.Close(1000))
        );
}

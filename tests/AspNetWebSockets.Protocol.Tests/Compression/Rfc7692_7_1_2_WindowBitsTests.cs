namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 7692 section 7.1.2: <c>server_max_window_bits</c> and <c>client_max_window_bits</c>.</summary>
public sealed class Rfc7692_7_1_2_WindowBitsTests
{
    /// <summary>What the server wants and what the client demands, both ways: 0 for nothing demanded.</summary>
    public static TheoryData<int, int> Sizes { get; } =
    [.. from own in Enumerable.Range(8, 8) from offered in (int[])[0, .. Enumerable.Range(8, 8)] select (own, offered)];

    public static TheoryData<string> IllegalValues { get; } =
    ["0", "1", "7", "16", "08", "010", "015", "+9", "-9", "9.0", "0x9", "1e1", "150", "99999999999", "a", "\"08\""];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_server_uses_the_smaller_window_and_repeats_what_was_demanded(int own, int offered)
    {
        string offer = offered == 0 ? "" : $"; server_max_window_bits={offered}";
        int agreed = offered == 0 ? own : Math.Min(own, offered);
        PermessageDeflateParameters parameters = Negotiation
            .Of("permessage-deflate" + offer, Negotiation.WithTakeover(serverBits: own))
            .ShouldNotBeNull();
        parameters.ServerMaxWindowBits.ShouldBe(agreed);
        parameters.ClientMaxWindowBits.ShouldBe(15);
        parameters.Response.ShouldBe(
            offered == 0 && own == 15 ? "permessage-deflate" : $"permessage-deflate; server_max_window_bits={agreed}"
        );
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_client_that_can_be_limited_is_limited_to_the_smaller_window(int own, int offered)
    {
        string offer = offered == 0 ? "; client_max_window_bits" : $"; client_max_window_bits={offered}";
        int agreed = offered == 0 ? own : Math.Min(own, offered);
        PermessageDeflateParameters parameters = Negotiation
            .Of("permessage-deflate" + offer, Negotiation.WithTakeover(clientBits: own))
            .ShouldNotBeNull();
        parameters.ClientMaxWindowBits.ShouldBe(agreed);
        parameters.ServerMaxWindowBits.ShouldBe(15);
        parameters.Response.ShouldBe(
            agreed == 15 ? "permessage-deflate" : $"permessage-deflate; client_max_window_bits={agreed}"
        );
    }

    [Theory]
    [InlineData(8)]
    [InlineData(15)]
    public void A_client_that_does_not_offer_it_is_not_limited(int own)
    {
        PermessageDeflateParameters agreed = Negotiation
            .Of("permessage-deflate", Negotiation.WithTakeover(clientBits: own))
            .ShouldNotBeNull();
        agreed.ClientMaxWindowBits.ShouldBe(15);
        agreed.Response.ShouldBe("permessage-deflate");
    }

    [Theory]
    [MemberData(nameof(IllegalValues))]
    public void A_value_that_is_no_number_from_8_to_15_declines_the_offer(string value)
    {
        Negotiation.Of($"permessage-deflate; server_max_window_bits={value}").ShouldBeNull();
        Negotiation.Of($"permessage-deflate; client_max_window_bits={value}").ShouldBeNull();
    }

    [Fact]
    public void The_limit_of_the_server_needs_a_value() =>
        Negotiation.Of("permessage-deflate; server_max_window_bits").ShouldBeNull();
}

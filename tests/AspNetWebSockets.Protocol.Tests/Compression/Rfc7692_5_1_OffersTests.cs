namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 7692 sections 5.1 and 7.1: which offer is accepted.</summary>
public sealed class Rfc7692_5_1_OffersTests
{
    [Fact]
    public void The_first_legal_offer_is_accepted()
    {
        Negotiation
            .Answer("permessage-deflate; server_max_window_bits=10, permessage-deflate")
            .ShouldBe("server_max_window_bits=10");
        Negotiation.Answer("permessage-deflate, permessage-deflate; server_max_window_bits=10").ShouldBe("");
        Negotiation
            .Answer("permessage-deflate; unknown, permessage-deflate; server_max_window_bits=10, permessage-deflate")
            .ShouldBe("server_max_window_bits=10");
        Negotiation.Answer("x-other; server_max_window_bits=9, permessage-deflate").ShouldBe("");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("x-webkit-deflate-frame")]
    [InlineData("Permessage-Deflate")]
    [InlineData("permessage-deflat")]
    [InlineData("permessage-deflate; unknown")]
    [InlineData("permessage-deflate; unknown=1; client_max_window_bits")]
    [InlineData("permessage-deflate; client_max_window_bits; unknown")]
    [InlineData("permessage-deflate; Server_No_Context_Takeover")]
    [InlineData("permessage-deflate; server_no_context_takeover; server_no_context_takeover")]
    [InlineData("permessage-deflate; client_no_context_takeover; client_no_context_takeover")]
    [InlineData("permessage-deflate; server_max_window_bits=10; server_max_window_bits=10")]
    [InlineData("permessage-deflate; client_max_window_bits; client_max_window_bits=10")]
    [InlineData("permessage-deflate; client_max_window_bits=10; client_max_window_bits")]
    public void Without_a_legal_offer_nothing_is_agreed(string? header) => Negotiation.Of(header).ShouldBeNull();

    [Fact]
    public void Everything_can_be_agreed_at_once()
    {
        PermessageDeflateParameters agreed = Negotiation
            .Of(
                "permessage-deflate; client_max_window_bits=\"11\"; server_max_window_bits=12; "
                    + "server_no_context_takeover; client_no_context_takeover"
            )
            .ShouldNotBeNull();
        agreed.ShouldBe(
            new PermessageDeflateParameters(
                ServerContextTakeover: false,
                ClientContextTakeover: false,
                ServerMaxWindowBits: 12,
                ClientMaxWindowBits: 11,
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
                    + "server_max_window_bits=12; client_max_window_bits=11"
            )
        );
    }

    [Fact]
    public void By_default_no_context_is_taken_over()
    {
        PermessageDeflateParameters agreed = Negotiation
            .Of("permessage-deflate; client_max_window_bits", new PermessageDeflateOptions())
            .ShouldNotBeNull();
        agreed.ShouldBe(
            new PermessageDeflateParameters(
                ServerContextTakeover: false,
                ClientContextTakeover: false,
                ServerMaxWindowBits: 15,
                ClientMaxWindowBits: 15,
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
            )
        );
    }

    [Fact]
    public void Missing_arguments_are_refused()
    {
        Should
            .Throw<ArgumentNullException>(() => PermessageDeflate.Negotiate(null!, new PermessageDeflateOptions()))
            .ParamName.ShouldBe("offers");
        Should.Throw<ArgumentNullException>(() => PermessageDeflate.Negotiate([], null!)).ParamName.ShouldBe("options");
    }
}

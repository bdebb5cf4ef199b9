namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 7692 section 7.1.1: <c>server_no_context_takeover</c> and <c>client_no_context_takeover</c>.</summary>
public sealed class Rfc7692_7_1_1_ContextTakeoverTests
{
    /// <summary>What is offered, what the server allows (server, client), and what is answered.</summary>
    public static TheoryData<string, bool, bool, string> Cases { get; } =
        new()
        {
            { "", true, true, "" },
            { "", false, true, "server_no_context_takeover" },
            { "", true, false, "client_no_context_takeover" },
            { "", false, false, "server_no_context_takeover; client_no_context_takeover" },
            { "; server_no_context_takeover", true, true, "server_no_context_takeover" },
            { "; server_no_context_takeover", false, true, "server_no_context_takeover" },
            { "; client_no_context_takeover", true, true, "client_no_context_takeover" },
            { "; client_no_context_takeover", true, false, "client_no_context_takeover" },
            {
                "; client_no_context_takeover; server_no_context_takeover",
                true,
                true,
                "server_no_context_takeover; client_no_context_takeover"
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_the_client_demands_is_met_and_what_the_server_wants_is_said(
        string offer,
        bool server,
        bool client,
        string answer
    )
    {
        PermessageDeflateOptions options = new() { ServerContextTakeover = server, ClientContextTakeover = client };
        Negotiation.Answer("permessage-deflate" + offer, options).ShouldBe(answer);
        PermessageDeflateParameters agreed = Negotiation.Of("permessage-deflate" + offer, options).ShouldNotBeNull();
        agreed.ServerContextTakeover.ShouldBe(!answer.Contains("server_no", StringComparison.Ordinal));
        agreed.ClientContextTakeover.ShouldBe(!answer.Contains("client_no", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("server_no_context_takeover=1")]
    [InlineData("server_no_context_takeover=\"true\"")]
    [InlineData("client_no_context_takeover=1")]
    [InlineData("client_no_context_takeover=15")]
    [InlineData("server_no_context_takeover=8")]
    public void A_value_is_not_allowed(string parameter) =>
        Negotiation.Of("permessage-deflate; " + parameter).ShouldBeNull();
}

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Behavioural specification 3.4: the client's list of sub-protocols.</summary>
public sealed class Section_3_4_SubProtocolListTests
{
    /// <summary>The header, and the names in order, separated by spaces.</summary>
    public static TheoryData<string?, string> Headers { get; } =
        new()
        {
            { "chat", "chat" },
            { "chat.v2, chat.v1", "chat.v2 chat.v1" },
            { "b,a,c", "b a c" },
            { "chat,Chat", "chat Chat" }, // ordinal: no duplicate
            { " \tchat\t , superchat ", "chat superchat" },
            { ",chat,,superchat,", "chat superchat" },
            { "\t, chat", "chat" },
            { null, "" },
            { "", "" },
            { " ", "" },
            { ",", "" },
            { " , ,\t", "" },
            { "chat,chat", "" },
            { "chat, superchat, chat", "" },
            { "chat, super chat", "" },
            { "chat, soap/1.1", "" },
            { "chat;q=1", "" },
            { "\"chat\"", "" },
            { "café", "" },
            { "chat\u00A0", "" },
            { "\r\nchat", "" },
        };

    [Theory]
    [MemberData(nameof(Headers))]
    public void The_header_is_read_in_order_or_is_invalid_as_a_whole(string? header, string names) =>
        SubProtocolList.Parse(header).ShouldBe(names.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("chat")]
    [InlineData("chat,chat")]
    [InlineData(null)]
    public void The_list_is_read_only(string? header)
    {
        IList<string> list = SubProtocolList.Parse(header).ShouldBeAssignableTo<IList<string>>()!;
        Should.Throw<NotSupportedException>(() => list.Add("other"));
    }
}

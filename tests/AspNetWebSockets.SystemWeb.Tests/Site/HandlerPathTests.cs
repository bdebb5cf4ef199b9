using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.Site;

/// <summary>The paths of <c>handlers</c> in web.config.</summary>
public sealed class HandlerPathTests
{
    [Theory]
    [InlineData("*.chat", "room.chat", true)]
    [InlineData("*.chat", "a/b/Room.CHAT", true)]
    [InlineData("*.chat", "room.chat/more", false)]
    [InlineData("*.chat", "chat", false)]
    [InlineData("chat.axd", "chat.axd", true)]
    [InlineData("chat.axd", "sub/chat.axd", true)]
    [InlineData("chat.axd", "mychat.axd", false)]
    [InlineData("ws/chat", "ws/chat", true)]
    [InlineData("/ws/chat", "WS/chat", true)]
    [InlineData("~/ws/chat", "ws/chat", true)]
    [InlineData("ws/chat", "sub/ws/chat", false)]
    [InlineData("ws/*", "ws/a/b", true)]
    [InlineData("ws/*", "ws", false)]
    [InlineData("room?.chat", "room1.chat", true)]
    [InlineData("room?.chat", "room12.chat", false)]
    [InlineData("a.chat, b.chat", "b.chat", true)]
    [InlineData("*", "", true)]
    [InlineData("*", "whatever/it/is", true)]
    [InlineData("*.", "page.aspx", false)]
    public void Wildcards(string pattern, string path, bool expected) =>
        new HandlerPath(pattern).IsFor(path).ShouldBe(expected);
}

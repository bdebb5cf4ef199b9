using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using ClassicHandlers;

namespace AspNetWebSockets.Interop.Tests.Framework48Handlers;

/// <summary>
/// <see cref="ChatHandler"/>: a static list that lives on the ObjectDisposedException of sockets whose handler has ended
/// (specification of .NET Framework: the getters throw, not only the operations).
/// </summary>
public sealed class ChatHandlerTests(ClassicHandlersFixture fixture) : IClassFixture<ClassicHandlersFixture>
{
    private RunningServer Server => fixture.Server;

    [Fact]
    public async Task The_list_prunes_a_socket_whose_handler_has_ended()
    {
        using TextClient ann = await JoinAsync("ann", "pruned-ann");
        (await ann.HearAsync()).ShouldBe("ann joined");
        using TextClient bob = await JoinAsync("bob", "pruned-bob");
        (await ann.HearAsync()).ShouldBe("bob joined");
        (await bob.HearAsync()).ShouldBe("bob joined");

        await ann.SayAsync("hi");
        (await ann.HearAsync()).ShouldBe("ann: hi");
        (await bob.HearAsync()).ShouldBe("ann: hi");

        int withAnn = ChatHandler.Count;
        await ann.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        await Server.Connections.ReleasedAsync("pruned-ann", TestContext.Current.CancellationToken);
        ChatHandler.Count.ShouldBe(withAnn, "the list is not told who leaves");

        // Sockets are served in the order of the list: when bob hears himself, ann's has been met.
        await bob.SayAsync("anybody?");
        (await bob.HearAsync()).ShouldBe("bob: anybody?");
        ChatHandler.Count.ShouldBe(withAnn - 1);

        await bob.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        await Server.Connections.ReleasedAsync("pruned-bob", TestContext.Current.CancellationToken);
    }

    private Task<TextClient> JoinAsync(string name, string track) =>
        TextClient.ConnectAsync(Server.WebSocketUrl($"/chat.ashx?name={name}&track={track}"));
}

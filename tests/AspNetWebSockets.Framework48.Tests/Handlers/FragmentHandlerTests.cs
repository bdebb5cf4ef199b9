using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="FragmentHandler"/>: fragments arrive as they were sent, in both directions.</summary>
public sealed class FragmentHandlerTests
{
    [Fact]
    public async Task Fragments_by_hand()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<FragmentHandler>("/f.ashx")
        );
        using TextClient client = await site.ConnectAsync("/f.ashx?size=11");

        (string text, int fragments) = await HearInFragmentsAsync(client.Socket);
        text.ShouldBe("fragmentedébyéhand");
        fragments.ShouldBe(2);

        await SendAsync(client.Socket, "abc", endOfMessage: false);
        await SendAsync(client.Socket, "de", endOfMessage: true);
        (await client.HearCloseAsync()).Description.ShouldBe("5 bytes in 2 fragments");
    }

    private static async Task<(string Text, int Fragments)> HearInFragmentsAsync(ClientWebSocket socket)
    {
        using MemoryStream message = new();
        byte[] buffer = new byte[64];
        int fragments = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            message.Write(buffer, 0, result.Count);
            fragments++;
        } while (!result.EndOfMessage);

        return (Encoding.UTF8.GetString(message.ToArray()), fragments);
    }

    private static Task SendAsync(ClientWebSocket socket, string text, bool endOfMessage) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(text),
            WebSocketMessageType.Text,
            endOfMessage,
            TestContext.Current.CancellationToken
        );
}

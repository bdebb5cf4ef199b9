using System.Net.WebSockets;
using System.Security.Cryptography;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="PictureSocketHandler"/>: binary messages larger than any buffer, and a handler that is disposed.</summary>
public sealed class PictureSocketHandlerTests
{
    [Fact]
    public async Task Pictures_reach_all_and_the_last_word_is_of_Dispose()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<PictureSocketHandler>("/p.ashx")
        );
        using TextClient sender = await site.ConnectAsync("/p.ashx");
        await sender.SayAsync("count");
        (await sender.HearAsync()).ShouldBe("0 of 1");
        using TextClient viewer = await site.ConnectAsync("/p.ashx");
        await viewer.SayAsync("count");
        (await viewer.HearAsync()).ShouldBe("0 of 2");

        byte[] picture = RandomNumberGenerator.GetBytes(100_000);
        await sender.Socket.SendAsync(
            picture,
            WebSocketMessageType.Binary,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );
        (await HearPictureAsync(viewer.Socket)).ShouldBe(picture);
        (await HearPictureAsync(sender.Socket)).ShouldBe(picture);
        await sender.SayAsync("count");
        (await sender.HearAsync()).ShouldBe("1 of 2");

        await sender.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        (await viewer.HearAsync()).ShouldBe("one less, 1 left");
    }

    private static async Task<byte[]> HearPictureAsync(ClientWebSocket socket)
    {
        using MemoryStream picture = new();
        byte[] buffer = new byte[8192];
        ValueWebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            picture.Write(buffer, 0, result.Count);
        } while (!result.EndOfMessage);

        result.MessageType.ShouldBe(WebSocketMessageType.Binary);
        return picture.ToArray();
    }
}

using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="UploadHandler"/>: a file in binary fragments, stored below the site's folder.</summary>
public sealed class UploadHandlerTests
{
    [Fact]
    public async Task Stores_what_was_sent()
    {
        await using HandlerSite site = await StartAsync();
        using TextClient client = await site.ConnectAsync("/u.ashx");
        byte[] content = RandomNumberGenerator.GetBytes(2500);

        await client.SayAsync("""{"FileName":"../up/photo.bin","Length":2500}""");
        await SendAsync(client, content.AsMemory(0, 1000), endOfMessage: true);
        await SendAsync(client, content.AsMemory(1000, 700), endOfMessage: false);
        await SendAsync(client, content.AsMemory(1700), endOfMessage: true);
        await SendAsync(client, ReadOnlyMemory<byte>.Empty, endOfMessage: true);

        JsonElement answer = JsonDocument.Parse(await client.HearAsync()).RootElement;
        answer.GetProperty("name").GetString().ShouldBe("photo.bin");
        answer.GetProperty("length").GetInt64().ShouldBe(2500);
        answer.GetProperty("complete").GetBoolean().ShouldBeTrue();
        answer.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        (await client.HearCloseAsync()).ShouldBe((WebSocketCloseStatus.NormalClosure, "stored"));
        (
            await File.ReadAllBytesAsync(
                Path.Combine(site.Folder, "App_Data/uploads/photo.bin"),
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(content);
    }

    [Fact]
    public async Task Refuses_text_in_the_middle()
    {
        await using HandlerSite site = await StartAsync();
        using TextClient client = await site.ConnectAsync("/u.ashx");

        await client.SayAsync("""{"FileName":"a.txt","Length":1}""");
        await client.SayAsync("a");

        (await client.HearCloseAsync()).ShouldBe((WebSocketCloseStatus.InvalidMessageType, "binary only"));
    }

    private static Task<HandlerSite> StartAsync() =>
        HandlerSite.StartAsync(app => app.MapHttpHandler<UploadHandler>("/u.ashx"));

    private static Task SendAsync(TextClient client, ReadOnlyMemory<byte> bytes, bool endOfMessage) =>
        client
            .Socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage, TestContext.Current.CancellationToken)
            .AsTask();
}

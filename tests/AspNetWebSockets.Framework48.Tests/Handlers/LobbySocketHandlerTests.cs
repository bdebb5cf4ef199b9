using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="LobbySocketHandler"/>: rooms, whispers, and a fault that ends its own connection only.</summary>
public sealed class LobbySocketHandlerTests
{
    [Fact]
    public async Task A_room_talks()
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<LobbySocketHandler>("/l.ashx")
        );
        using TextClient ann = await site.ConnectAsync("/l.ashx?room=a&name=ann");
        (await ann.HearAsync()).ShouldBe("""{"type":"welcome","present":["ann"]}""");
        using TextClient bob = await site.ConnectAsync("/l.ashx?room=a&name=bob");
        (await bob.HearAsync()).ShouldBe("""{"type":"welcome","present":["ann","bob"]}""");
        using TextClient eve = await site.ConnectAsync("/l.ashx?room=b&name=eve");
        (await eve.HearAsync()).ShouldBe("""{"type":"welcome","present":["eve"]}""");

        await ann.SayAsync("""{"Type":"whisper","To":"bob","Text":"psst"}""");
        (await bob.HearAsync()).ShouldBe("""{"type":"whispered","from":"ann","text":"psst"}""");
        await bob.SayAsync("""{"type":"say","text":"loud"}""");
        (await ann.HearAsync()).ShouldBe("""{"type":"said","from":"bob","text":"loud"}""");
        (await bob.HearAsync()).ShouldBe("""{"type":"said","from":"bob","text":"loud"}""");

        await bob.SayAsync("""{"type":"dance"}""");
        await bob.HearAbnormalEndAsync();
        (await ann.HearAsync()).ShouldBe("""{"type":"error","from":"bob","text":"unknown command dance"}""");

        await ann.SayAsync("""{"type":"leave"}""");
        (await ann.HearAsync()).ShouldBe("""{"type":"bye"}""");
        _ = await ann.HearCloseAsync();
    }
}

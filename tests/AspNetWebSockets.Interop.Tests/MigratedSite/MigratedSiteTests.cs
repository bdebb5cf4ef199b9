using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.MigratedSite;

/// <summary>A handler of ASP.NET 4.5, compiled unchanged, serves the page that was written for it, in a real browser.</summary>
[Trait("Transport", "None")]
public sealed class MigratedSiteTests(MigratedSiteFixture site) : IClassFixture<MigratedSiteFixture>
{
    private const int Phone = 360;

    [Fact]
    public async Task Two_people_talk()
    {
        await using ChatPage ann = await site.OpenAsync();
        await ann.IsHeadedAsync("Lobby");
        await ann.JoinAsync("Ann");
        await ann.SeesAsync("Ann joined");

        await using (ChatPage bob = await site.OpenAsync())
        {
            await bob.JoinAsync("Bob");
            await ann.SeesAsync("Bob joined");
            (await ann.PresentAsync()).ShouldBe("Ann, Bob");

            await bob.SayAsync("Grüße aus der Lobby ☕");
            await ann.SeesAsync("Bob: Grüße aus der Lobby ☕");
            await ann.SayAsync("<b>hello</b>");
            await bob.SeesAsync("Ann: <b>hello</b>");
            await ann.TakeScreenshotAsync("migrated-chat");
            bob.Errors.ShouldBeEmpty();
        }

        // The window is closed without a word, and the handler sees it.
        await ann.SeesAsync("Bob left");
        ann.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fits_a_phone()
    {
        await using ChatPage page = await site.OpenAsync(Phone);
        (await page.OverflowAsync()).ShouldBe(0);

        await page.JoinAsync("Somebody with a long name");
        await page.SayAsync(new string('w', 200));
        await page.SeesAsync(new string('w', 200));

        await page.TakeScreenshotAsync("migrated-chat-phone");
        (await page.OverflowAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(ColorScheme.Light, "rgb(246, 246, 243)")]
    [InlineData(ColorScheme.Dark, "rgb(21, 23, 26)")]
    public async Task Follows_the_system_into_the_dark(ColorScheme scheme, string background)
    {
        await using ChatPage page = await site.OpenAsync(colorScheme: scheme);
        await page.JoinAsync("Ann");
        await page.TakeScreenshotAsync($"migrated-chat-{scheme}");

        (await page.BackgroundAsync()).ShouldBe(background);
    }
}

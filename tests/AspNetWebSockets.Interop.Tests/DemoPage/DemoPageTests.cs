using System.Globalization;
using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.DemoPage;

/// <summary>The Demo page in Chromium: every button and what it draws.</summary>
public sealed class DemoPageTests(DemoPageFixture fixture) : IClassFixture<DemoPageFixture>
{
    public static TheoryData<DemoCase> Cases => [.. DemoCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Draws(DemoCase expected)
    {
        await using OpenPage page = await fixture.OpenAsync();

        await page.RunAsync(expected.Name);

        await page.TakeScreenshotAsync($"{expected.Name}-light");
        (await page.FramesAsync()).ShouldBe(expected.Frames);
        (await page.TcpEndsAsync()).ShouldBe(expected.TcpEnds);
        (await page.StatesAsync("client")).ShouldBe(expected.ClientStates);
        (await page.StatesAsync("server")).ShouldBe(expected.ServerStates);
        (await page.TextAsync("#client-kind")).ShouldBe(expected.Client);
        (await page.TextAsync("#client-result")).ShouldBe(expected.ClientKnows);
        (await page.TextAsync("#server-result")).ShouldBe(expected.ServerKnows);
        (await page.TextAsync("#verdict-text")).ShouldContain(expected.Verdict);
        (await page.Browser.Locator("#announcement").TextContentAsync())
            .ShouldNotBeNull()
            .ShouldContain(expected.Verdict);
        string[] exceptions = await page.ExceptionsAsync();
        exceptions.Length.ShouldBe(expected.Exceptions.Length);
        exceptions.Zip(expected.Exceptions).ShouldAllBe(pair => pair.First.StartsWith(pair.Second));
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Has_a_button_for_every_case_and_no_other()
    {
        await using OpenPage page = await fixture.OpenAsync();

        string[] buttons = await page
            .Browser.Locator("#cases button")
            .EvaluateAllAsync<string[]>("buttons => buttons.map(button => button.dataset.case)");

        buttons.ShouldBe(DemoCases.All.Select(each => each.Name));
    }

    [Fact]
    public async Task Every_arrow_arrives()
    {
        await using OpenPage page = await fixture.OpenAsync();

        await page.RunAsync("close-output");

        (await page.Browser.Locator("#diagram .arrow").CountAsync()).ShouldBe(7);
        (await page.Browser.Locator("#diagram .arrow.under-way").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Waits_as_long_as_the_bound_says()
    {
        await using OpenPage page = await fixture.OpenAsync();

        await page.RunAsync("never-answers");

        string pause = await page.TextAsync("#diagram .pause .elapsed");
        double.Parse(pause.Split(' ')[0], CultureInfo.InvariantCulture).ShouldBeInRange(2.3, 3.5, pause);
    }
}

using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.DemoPage;

/// <summary>The Demo page in Chromium, whatever the transport: its source, keyboard, phone, dark and light.</summary>
[Trait("Transport", "None")]
public sealed class DemoPageLayoutTests(DemoPageFixture fixture) : IClassFixture<DemoPageFixture>
{
    private const int Phone = 360;

    public static TheoryData<DemoCase> Cases => [.. DemoCases.All];

    [Fact]
    public async Task Shows_the_file_that_runs_with_the_method_of_the_case_marked()
    {
        string file = Path.Combine(BuildPlaces.RepositoryRoot, "samples", "Demo", "Handlers", "ClosingHandler.cs");
        string expected = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await using OpenPage page = await fixture.OpenAsync();

        await page.RunAsync("misuse");

        string? shown = await page.Browser.Locator("#source code").TextContentAsync();
        shown.ShouldNotBeNull().Trim().ShouldBe(expected.Trim());
        string[] marked = await page
            .Browser.Locator("#source .active")
            .EvaluateAllAsync<string[]>("lines => lines.map(line => line.textContent.trim())");
        marked[0].ShouldStartWith("private static async Task Misuse(");
        marked[^1].ShouldBe("}");
    }

    [Fact]
    public async Task Works_from_the_keyboard()
    {
        await using OpenPage page = await fixture.OpenAsync();
        IKeyboard keyboard = page.Browser.Keyboard;

        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Tab");
        (await page.FocusedCaseAsync()).ShouldBe("theme");
        await keyboard.PressAsync("Tab");
        (await page.FocusedCaseAsync()).ShouldBe("client-closes");
        await keyboard.PressAsync("ArrowRight");
        (await page.FocusedCaseAsync()).ShouldBe("close-async");
        await keyboard.PressAsync("Enter");
        await page.WaitForEndAsync("close-async");
        (await page.AttributeAsync("button[data-case=close-async]", "aria-pressed")).ShouldBe("true");

        await keyboard.PressAsync("End");
        (await page.FocusedCaseAsync()).ShouldBe("misuse");
        await keyboard.PressAsync("ArrowRight");
        (await page.FocusedCaseAsync()).ShouldBe("client-closes");
        await keyboard.PressAsync("Space");
        await page.WaitForEndAsync("client-closes");
        await keyboard.PressAsync("Tab");
        (await page.FocusedCaseAsync()).ShouldBe("source");
    }

    [Fact]
    public async Task Shows_where_the_focus_is()
    {
        await using OpenPage page = await fixture.OpenAsync();

        await page.Browser.Keyboard.PressAsync("Tab");
        await page.Browser.Keyboard.PressAsync("Tab");

        string outline = await page.Browser.EvaluateAsync<string>(
            "() => getComputedStyle(document.activeElement).outline"
        );
        outline.ShouldContain("solid 3px");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fits_a_phone(DemoCase scenario)
    {
        await using OpenPage page = await fixture.OpenAsync(Phone);

        await page.RunAsync(scenario.Name);

        await page.TakeScreenshotAsync($"{scenario.Name}-phone");
        (await page.OverflowAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Follows_the_system_into_the_dark_and_the_reader_out_of_it()
    {
        await using OpenPage page = await fixture.OpenAsync(colorScheme: ColorScheme.Dark);
        string dark = await BackgroundAsync(page);
        await page.RunAsync("misuse");
        await page.TakeScreenshotAsync("misuse-dark");

        await page.Browser.Locator("#theme").ClickAsync();
        string light = await BackgroundAsync(page);
        _ = await page.Browser.ReloadAsync();
        string kept = await BackgroundAsync(page);

        dark.ShouldBe("rgb(10, 14, 24)");
        light.ShouldBe("rgb(245, 246, 250)");
        kept.ShouldBe(light);
    }

    private static Task<string> BackgroundAsync(OpenPage page) =>
        page.Browser.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}

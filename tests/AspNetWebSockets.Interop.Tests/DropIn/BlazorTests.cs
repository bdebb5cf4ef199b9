using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>Blazor Server, unchanged: its circuit is a <see cref="ServerWebSocket"/>, with Chromium at the other end.</summary>
public sealed class BlazorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_alive_through_its_circuit()
    {
        await using DropInServer server = await DropInServer.StartAsync(
            application =>
            {
                application.UseAntiforgery();
                _ = application.MapGet(
                    "/_framework/blazor.web.js",
                    () => Results.File(BuildPlaces.BlazorScript, "text/javascript")
                );
                _ = application.MapRazorComponents<BlazorPage>().AddInteractiveServerRenderMode();
            },
            services => services.AddRazorComponents().AddInteractiveServerComponents()
        );
        await using Chromium browser = await Chromium.StartAsync(Cancelled);
        IPage page = await browser.NewPageAsync();
        List<string> errors = [];
        page.PageError += (_, error) => errors.Add(error);
        _ = await page.GotoAsync(server.Http.AbsoluteUri);

        // Rendered by the server once the circuit is there.
        ILocator output = page.Locator("output");
        await output.Filter(new() { HasText = "0" }).WaitForAsync();
        for (int click = 1; click <= 10; click++)
        {
            await page.Locator("button").ClickAsync();
            await output.Filter(new() { HasText = $"{click}" }).WaitForAsync();
        }

        string typed = string.Concat(Enumerable.Repeat("Grüße ", 500));
        await page.Locator("input").FillAsync(typed);
        await page.Locator("p").Filter(new() { HasText = $"{typed.Length} characters" }).WaitForAsync();
        errors.ShouldBeEmpty();
        server.Accepted.ShouldBe([typeof(ServerWebSocket)]);
    }
}

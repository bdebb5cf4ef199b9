using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>One Chromium for the tests of a class, whose pages trust any certificate.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private Chromium? _chromium;

    /// <summary>Opens a page over TLS.</summary>
    public async Task<IPage> OpenAsync(Uri address)
    {
        IPage page = await _chromium!.NewPageAsync(new() { IgnoreHTTPSErrors = true });
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    public async ValueTask InitializeAsync() =>
        _chromium = await Chromium.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _chromium?.DisposeAsync() ?? ValueTask.CompletedTask;
}

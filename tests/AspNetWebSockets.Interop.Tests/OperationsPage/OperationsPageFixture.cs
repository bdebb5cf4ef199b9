using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.OperationsPage;

/// <summary>Debian's Chromium for the operations page. Each test has a server of its own: draining one cannot be undone.</summary>
public sealed class OperationsPageFixture : IAsyncLifetime
{
    private Chromium? _browser;

    public async ValueTask InitializeAsync() =>
        _browser = await Chromium.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>A window of its own.</summary>
    internal Task<IPage> NewPageAsync(int width = 1360, ColorScheme colorScheme = ColorScheme.Light) =>
        _browser!.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = colorScheme,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }
}

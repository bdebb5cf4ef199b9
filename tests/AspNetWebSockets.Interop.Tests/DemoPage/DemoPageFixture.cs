using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.DemoPage;

/// <summary><c>samples/Demo</c> as a process of its own, and Debian's Chromium to look at it.</summary>
public sealed class DemoPageFixture : IAsyncLifetime
{
    private const string ReadyLineStart = "The demo is ready. Open ";

    private ServerProcess? _server;
    private Chromium? _browser;

    /// <summary>Where the demo says that it is.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        _browser = await Chromium.StartAsync(cancelled);
        _server = new ServerProcess("Demo", "--urls", "http://127.0.0.1:0");
        string ready = await _server.OutputLineAsync(cancelled) ?? await _server.ErrorsAsync(cancelled);
        ready.ShouldStartWith(ReadyLineStart);
        Address = new Uri(ready[ReadyLineStart.Length..].Split(' ')[0]);
    }

    /// <summary>Opens the page in a window of its own and waits until the first run is over.</summary>
    internal async Task<OpenPage> OpenAsync(int width = 1360, ColorScheme colorScheme = ColorScheme.Light)
    {
        OpenPage page = new(
            await _browser!.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = 900 },
                    ColorScheme = colorScheme,
                    ReducedMotion = ReducedMotion.Reduce,
                }
            )
        );
        await page.LoadAsync(Address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _server?.Dispose();
    }
}

using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>Debian's Chromium without a page, trusting any certificate.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--ignore-certificate-errors",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The fixture was not initialized.");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            throw new InvalidOperationException(
                $"{Chromium} is missing. Run ./test.sh, which installs it, or: apt-get install chromium"
            );
        }

        CancellationToken cancelled = TestContext.Current.CancellationToken;
        _playwright = await Playwright.CreateAsync().WaitAsync(Bound.Program, cancelled);
        _browser = await _playwright
            .Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments })
            .WaitAsync(Bound.Program, cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

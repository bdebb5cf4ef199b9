using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>Debian's Chromium, without a window.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path))
        {
            throw new InvalidOperationException(
                $"{Path} is missing: pages are tested in Debian's Chromium. Run ./test.sh, which installs it, or: apt-get install chromium"
            );
        }

        IPlaywright playwright = await Playwright.CreateAsync().WaitAsync(Bound.Program, cancellationToken);
        IBrowser browser = await playwright
            .Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments })
            .WaitAsync(Bound.Program, cancellationToken);
        return new Chromium(playwright, browser);
    }

    /// <summary>A page in a window of its own; what it waits for has a bound.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        IBrowserContext context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout((float)Bound.Event.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

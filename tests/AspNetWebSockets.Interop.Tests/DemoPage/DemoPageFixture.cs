using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.DemoPage;

/// <summary><c>samples/Demo</c> as a process of its own, and Debian's Chromium to look at it.</summary>
public sealed class DemoPageFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private const string ReadyLineStart = "The demo is ready. Open ";

    private static readonly string[] ChromiumArguments =
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

    private ServerProcess? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the demo says that it is.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            throw new InvalidOperationException(
                $"{Chromium} is missing: the Demo page is tested in Debian's Chromium. Run ./test.sh, which installs it, or: apt-get install chromium"
            );
        }

        CancellationToken cancelled = TestContext.Current.CancellationToken;
        _server = new ServerProcess("Demo", "--urls", "http://127.0.0.1:0");
        string ready = await _server.OutputLineAsync(cancelled) ?? await _server.ErrorsAsync(cancelled);
        ready.ShouldStartWith(ReadyLineStart);
        Address = new Uri(ready[ReadyLineStart.Length..].Split(' ')[0]);

        _playwright = await Playwright.CreateAsync().WaitAsync(Bound.Program, cancelled);
        _browser = await _playwright
            .Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ChromiumArguments })
            .WaitAsync(Bound.Program, cancelled);
    }

    /// <summary>Opens the page in a window of its own and waits until the first run is over.</summary>
    internal async Task<OpenPage> OpenAsync(int width = 1360, ColorScheme colorScheme = ColorScheme.Light)
    {
        IBrowserContext context = await _browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = colorScheme,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout((float)Bound.Event.TotalMilliseconds);
        OpenPage page = new(await context.NewPageAsync());
        await page.LoadAsync(Address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _server?.Dispose();
    }
}

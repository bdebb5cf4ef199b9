using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.MigratedSite;

/// <summary><c>samples/Migrated</c> as a process of its own, and Debian's Chromium to look at it.</summary>
public sealed class MigratedSiteFixture : IAsyncLifetime
{
    private const string Listening = "Now listening on: ";

    private ServerProcess? _server;
    private Chromium? _browser;
    private string _address = "";

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        _browser = await Chromium.StartAsync(cancelled);
        _server = new ServerProcess(
            "LegacySite",
            "--urls",
            "http://127.0.0.1:0",
            "--Logging:LogLevel:Microsoft.AspNetCore=Warning"
        );
        while (_address.Length == 0)
        {
            string line =
                await _server.OutputLineAsync(cancelled)
                ?? throw new InvalidOperationException(await _server.ErrorsAsync(cancelled));
            int start = line.IndexOf(Listening, StringComparison.Ordinal);
            _address = start < 0 ? "" : line[(start + Listening.Length)..];
        }
    }

    /// <summary>Opens the page of the site in a window of its own.</summary>
    internal async Task<ChatPage> OpenAsync(int width = 800, ColorScheme colorScheme = ColorScheme.Light)
    {
        IPage page = await _browser!.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 640 },
                ColorScheme = colorScheme,
            }
        );
        ChatPage chat = new(page);
        _ = await page.GotoAsync(_address);
        return chat;
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

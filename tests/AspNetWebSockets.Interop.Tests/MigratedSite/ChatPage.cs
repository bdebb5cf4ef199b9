using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.MigratedSite;

/// <summary>The chat in a browser window, in the words of the person who looks at it.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private static readonly string Screenshots = Path.Combine(BuildPlaces.RepositoryRoot, "artifacts", "screenshots");

    private readonly IPage _page;
    private readonly List<string> _errors = [];

    public ChatPage(IPage page)
    {
        _page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Add(message.Text);
            }
        };
    }

    /// <summary>What the browser's console complained about.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public async Task JoinAsync(string name)
    {
        await _page.GetByLabel("Your name").FillAsync(name);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await _page.Locator("#state[data-state=in]").WaitForAsync();
    }

    public async Task SayAsync(string text)
    {
        await _page.GetByLabel("Message", new() { Exact = true }).FillAsync(text);
        await _page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits for a line in the conversation.</summary>
    public Task SeesAsync(string line) => _page.Locator("#log li", new() { HasText = line }).First.WaitForAsync();

    /// <summary>Waits for the heading of the page.</summary>
    public Task IsHeadedAsync(string room) =>
        _page.GetByRole(AriaRole.Heading, new() { Name = room, Exact = true }).WaitForAsync();

    public Task<string> PresentAsync() => _page.Locator("#present").InnerTextAsync();

    public Task<string> BackgroundAsync() =>
        _page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    /// <summary>How many pixels the page is wider than its window.</summary>
    public Task<int> OverflowAsync() =>
        _page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public Task TakeScreenshotAsync(string name) =>
        _page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}.png") });

    public async ValueTask DisposeAsync() => await _page.Context.CloseAsync();
}

using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.DemoPage;

/// <summary>The Demo page in a browser window, in the words of the person who looks at it.</summary>
internal sealed class OpenPage(IPage page) : IAsyncDisposable
{
    private static readonly string Screenshots = Path.Combine(BuildPlaces.RepositoryRoot, "artifacts", "screenshots");

    private readonly List<string> _errors = [];

    public IPage Browser => page;

    /// <summary>What the browser's console complained about.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public async Task LoadAsync(Uri address)
    {
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Add(message.Text);
            }
        };
        _ = await page.GotoAsync(address.AbsoluteUri);
        await WaitForEndAsync("client-closes");
    }

    public async Task RunAsync(string scenario)
    {
        await page.Locator($"button[data-case={scenario}]").ClickAsync();
        await WaitForEndAsync(scenario);
    }

    public Task WaitForEndAsync(string scenario) =>
        page.Locator($"#run[data-case={scenario}][data-phase=done]").WaitForAsync();

    /// <summary>The frames in the order in which they were sent: side, opcode, then code and reason, or the text.</summary>
    public Task<string[]> FramesAsync() =>
        page.Locator("#diagram .label[data-kind=frame]")
            .EvaluateAllAsync<string[]>(
                "labels => labels.map(({ dataset: d }) => [d.from, d.name, d.code, d.reason, d.text].filter(x => x !== undefined).join(' '))"
            );

    /// <summary>The ends of TCP in order: side and kind.</summary>
    public Task<string[]> TcpEndsAsync() =>
        page.Locator("#diagram .label[data-kind=tcp]")
            .EvaluateAllAsync<string[]>("labels => labels.map(({ dataset: d }) => `${d.from} ${d.name}`)");

    /// <summary>The states of one side in order.</summary>
    public Task<string[]> StatesAsync(string side) =>
        page.Locator($"#diagram .moment.{side} .state")
            .EvaluateAllAsync<string[]>("states => states.map(state => state.dataset.state)");

    /// <summary>The exceptions in order: type and message.</summary>
    public Task<string[]> ExceptionsAsync() =>
        page.Locator("#diagram .failed")
            .EvaluateAllAsync<string[]>(
                "notes => notes.map(note => `${note.dataset.exception}: ${note.lastChild.textContent}`)"
            );

    public Task<string> TextAsync(string selector) => page.Locator(selector).InnerTextAsync();

    public Task<string?> AttributeAsync(string selector, string name) => page.Locator(selector).GetAttributeAsync(name);

    public Task<string> FocusedCaseAsync() =>
        page.EvaluateAsync<string>("() => document.activeElement.dataset.case ?? document.activeElement.id");

    /// <summary>How many pixels the page is wider than its window.</summary>
    public Task<int> OverflowAsync() =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public Task TakeScreenshotAsync(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}

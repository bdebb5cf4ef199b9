using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AspNetWebSockets.Interop.Tests.OperationsPage;

/// <summary>The operations page in Chromium: numbers that move, causes, the drain, keyboard, phone and dark.</summary>
[Trait("Transport", "None")]
public sealed class OperationsPageTests(OperationsPageFixture fixture) : IClassFixture<OperationsPageFixture>
{
    private const int Phone = 360;
    private const int Clients = 5;

    private static readonly string Screenshots = Path.Combine(BuildPlaces.RepositoryRoot, "artifacts", "screenshots");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_what_happens_and_drains_the_server()
    {
        using OperationsServer server = await OperationsServer.StartAsync(Cancelled);
        IPage page = await fixture.NewPageAsync();
        List<string> errors = [];
        page.PageError += (_, error) => errors.Add(error);
        _ = await page.GotoAsync(server.Page.AbsoluteUri);
        await Expect(page.Locator("#feed")).ToHaveTextAsync("Live");
        await Expect(page.Locator("#connections")).ToHaveTextAsync("0");

        List<ClientWebSocket> clients = [];
        while (clients.Count < Clients)
        {
            clients.Add(await server.ConnectAsync(Cancelled));
        }

        await Expect(page.Locator("#connections")).ToHaveTextAsync($"{Clients}");
        await SendUntilSeenAsync(clients[0], page);

        await clients[0].CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancelled);
        clients[1].Abort();
        await RefusedAsync(server);
        await Expect(page.Locator("#ended [data-name=client_close] td")).ToHaveTextAsync("1");
        await Expect(page.Locator("#rejected [data-name=malformed] td")).ToHaveTextAsync("1");
        await Expect(page.Locator("#connections")).ToHaveTextAsync($"{Clients - 2}");
        await Expect(page.Locator("#round-trip")).Not.ToHaveTextAsync("–");
        await TakeScreenshotAsync(page, "operations-light");

        await page.Locator("#drain").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it open" }).ClickAsync();
        await Expect(page.Locator("#feed")).ToHaveTextAsync("Live");

        await page.Locator("#drain").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Drain", Exact = true }).ClickAsync();
        foreach (ClientWebSocket client in clients.Skip(2))
        {
            (await OperationsServer.CloseStatusAsync(client, Cancelled)).ShouldBe(
                WebSocketCloseStatus.EndpointUnavailable
            );
        }

        await Expect(page.Locator("#feed")).ToHaveTextAsync("Drained: no client is left");
        await Expect(page.Locator("#connections")).ToHaveTextAsync("0");
        await Expect(page.Locator("#drain")).ToBeDisabledAsync();
        await TakeScreenshotAsync(page, "operations-drained");
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Works_from_the_keyboard_on_a_phone_in_the_dark()
    {
        using OperationsServer server = await OperationsServer.StartAsync(Cancelled);
        IPage page = await fixture.NewPageAsync(Phone, ColorScheme.Dark);
        _ = await page.GotoAsync(server.Page.AbsoluteUri);
        await Expect(page.Locator("#feed")).ToHaveTextAsync("Live");
        await Expect(page.Locator("#drain")).ToBeEnabledAsync();

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#theme")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#drain")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#confirm")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep it open" })).ToBeFocusedAsync();
        await TakeScreenshotAsync(page, "operations-phone-confirm");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#confirm")).ToBeHiddenAsync();
        await Expect(page.Locator("#drain")).ToBeFocusedAsync();
        await Expect(page.Locator("#feed")).ToHaveTextAsync("Live");

        await Expect(page.Locator("#connections")).ToHaveTextAsync("0");
        await TakeScreenshotAsync(page, "operations-phone-dark");
        (
            await page.EvaluateAsync<int>(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        ).ShouldBe(0);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("Host", "rebound.example")]
    public async Task Does_not_exist_for_others(string header, string value)
    {
        using OperationsServer server = await OperationsServer.StartAsync(Cancelled);
        using HttpClient http = new();
        foreach (string path in (string[])["", "latest", "live", "page.js"])
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Page, path));
            request.Headers.Add(header, value);
            using HttpResponseMessage answer = await http.SendAsync(request, Cancelled)
                .WaitAsync(Bound.Event, Cancelled);
            ((int)answer.StatusCode).ShouldBe(404, path);
        }
    }

    /// <summary>Sends until the page has seen it: its rate is of the last second.</summary>
    private static async Task SendUntilSeenAsync(ClientWebSocket client, IPage page)
    {
        Task seen = Expect(page.Locator("#messages-in")).Not.ToHaveTextAsync("0");
        byte[] buffer = new byte[64];
        while (!seen.IsCompleted)
        {
            await client.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, Cancelled);
            _ = await client.ReceiveAsync(buffer, Cancelled).WaitAsync(Bound.Event, Cancelled);
        }

        await seen;
        await Expect(page.Locator("#bytes-in")).Not.ToHaveTextAsync("0 B");
    }

    /// <summary>An upgrade without a key.</summary>
    private static async Task RefusedAsync(OperationsServer server)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Page, "/echo"));
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Sec-WebSocket-Version", "13");
        using HttpResponseMessage answer = await http.SendAsync(request, Cancelled).WaitAsync(Bound.Event, Cancelled);
        ((int)answer.StatusCode).ShouldBe(400);
    }

    private static async Task TakeScreenshotAsync(IPage page, string name) =>
        _ = await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}.png"), FullPage = true });
}

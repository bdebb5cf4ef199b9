using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AspNetWebSockets.Migrate.Tests.Hosting;

namespace AspNetWebSockets.Migrate.Tests.SampleSite;

/// <summary>A site of ASP.NET 4.5 with an .ashx handler, Web API, Global.asax and web.config runs on .NET without an edit.</summary>
public sealed class MigratedSiteTests(MigratedSite site) : IClassFixture<MigratedSite>, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = site.Address, Timeout = Bound.Event };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task People_chat_through_the_ashx_handler()
    {
        using ClientWebSocket ann = await ConnectAsync("/Chat.ashx?name=Ann");
        (await LineAsync(ann)).ShouldBe(("joined", "Ann", null));
        using ClientWebSocket bob = await ConnectAsync("/chat.ASHX?name=%20Bob%20");
        (await LineAsync(bob)).ShouldBe(("joined", "Bob", null));
        (await LineAsync(ann)).ShouldBe(("joined", "Bob", null));

        await ann.SendAsync("Grüß dich"u8.ToArray(), WebSocketMessageType.Text, true, Token());
        (await LineAsync(bob)).ShouldBe(("said", "Ann", "Grüß dich"));
        (await LineAsync(ann)).ShouldBe(("said", "Ann", "Grüß dich"));

        await bob.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Token());
        (await LineAsync(ann)).ShouldBe(("left", "Bob", null));
        await ann.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Token());
    }

    [Fact]
    public async Task Without_a_WebSocket_the_handler_answers_with_the_settings_of_web_config() =>
        (await _http.GetStringAsync("/Chat.ashx", Token())).ShouldStartWith("Lobby: ");

    [Fact]
    public async Task Web_API_answers_on_its_conventional_route()
    {
        using JsonDocument room = JsonDocument.Parse(await _http.GetStringAsync("/api/room", Token()));

        room.RootElement.GetProperty("Name").GetString().ShouldBe("Lobby");
    }

    [Fact]
    public async Task A_controller_accepts_a_WebSocket_for_a_WebSocketHandler()
    {
        using ClientWebSocket watcher = await ConnectAsync("/api/room/watch");

        (await TextAsync(watcher)).ShouldBe("watchers: 1");
        await watcher.SendAsync("?"u8.ToArray(), WebSocketMessageType.Text, true, Token());
        (await TextAsync(watcher)).ShouldStartWith("present: ");
        await watcher.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Token());
    }

    [Fact]
    public async Task Global_asax_sees_every_request()
    {
        using HttpResponseMessage response = await _http.GetAsync("/api/room", Token());

        response.Headers.GetValues("X-Site").ShouldBe(["LegacySite"]);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/default.HTML", "text/html")]
    [InlineData("/css/chat.css", "text/css")]
    [InlineData("/JS/Chat.js", "text/javascript")]
    public async Task Its_files_are_served_as_IIS_served_them(string path, string type)
    {
        using HttpResponseMessage response = await _http.GetAsync(path, Token());

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe(type);
    }

    [Theory]
    [InlineData("/Web.config")]
    [InlineData("/Global.asax")]
    [InlineData("/Chat.ashx.cs")]
    [InlineData("/packages.config")]
    [InlineData("/LegacySite.csproj")]
    [InlineData("/LegacySite.dll")]
    public async Task Its_other_files_are_not(string path)
    {
        using HttpResponseMessage response = await _http.GetAsync(path, Token());

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void The_old_files_are_as_they_were() => site.OldFiles.Now.ShouldBe(site.OldFiles.Before);

    private async Task<ClientWebSocket> ConnectAsync(string path)
    {
        ClientWebSocket client = new();
        await client.ConnectAsync(new Uri($"ws://{site.Address.Authority}{path}"), Token());
        return client;
    }

    private static async Task<(string? What, string? Name, string? Text)> LineAsync(ClientWebSocket client)
    {
        using JsonDocument line = JsonDocument.Parse(await TextAsync(client));
        return (
            line.RootElement.GetProperty("what").GetString(),
            line.RootElement.GetProperty("name").GetString(),
            line.RootElement.GetProperty("text").GetString()
        );
    }

    private static async Task<string> TextAsync(ClientWebSocket client)
    {
        byte[] buffer = new byte[4096];
        ValueWebSocketReceiveResult result = await client.ReceiveAsync(buffer.AsMemory(), Token());
        result.EndOfMessage.ShouldBeTrue();
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    private static CancellationToken Token()
    {
        CancellationTokenSource source = new(Bound.Event, TimeProvider.System);
        return source.Token;
    }
}

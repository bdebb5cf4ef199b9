using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="LiveController"/>: an action of MVC that accepts, beside others that answer.</summary>
[Collection(ControllerCollection.Name)]
public sealed class LiveControllerTests(ControllerSite controllers)
{
    [Theory]
    [InlineData("/Live/Socket", "hello, you")]
    [InlineData("/live/socket?greeting=hi", "hi, you")]
    public async Task Accepts(string path, string answer)
    {
        using TextClient client = await controllers.Site.ConnectAsync(path);

        await client.SayAsync("you");
        (await client.HearAsync()).ShouldBe(answer);
        (await client.HearCloseAsync()).ShouldBe((WebSocketCloseStatus.NormalClosure, ""));
    }

    [Fact]
    public async Task Answers_ordinary_requests()
    {
        (await GetAsync("/Live")).ShouldBe("Connect to /Live/Socket");
        JsonElement status = JsonDocument.Parse(await GetAsync("/Live/Status/7")).RootElement;
        status.GetProperty("id").GetInt32().ShouldBe(7);

        using HttpResponseMessage response = await controllers.Site.Http.GetAsync(
            "/Live/Socket",
            TestContext.Current.CancellationToken
        );
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.ReasonPhrase.ShouldBe("WebSocket only");
    }

    private Task<string> GetAsync(string path) =>
        controllers.Site.Http.GetStringAsync(path, TestContext.Current.CancellationToken);
}

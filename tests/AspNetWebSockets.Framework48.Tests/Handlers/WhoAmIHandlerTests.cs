using System.Text.Json;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="WhoAmIHandler"/>: what the context of a WebSocket knows.</summary>
public sealed class WhoAmIHandlerTests
{
    [Theory]
    [InlineData("path", "\"/who.ashx\"")]
    [InlineData("filePath", "\"/who.ashx\"")]
    [InlineData("pathInfo", "\"\"")]
    [InlineData("rawUrl", "\"/who.ashx?a=1&html=%3Cb%3E\"")]
    [InlineData("query", """{"a":"1","html":"<b>"}""")]
    [InlineData("languages", """["de-DE","en;q=0.5"]""")]
    [InlineData("agent", "\"tests\"")]
    [InlineData("referrer", "\"http://example.org/page\"")]
    [InlineData("secure", "false")]
    [InlineData("local", "true")]
    [InlineData("authenticated", "false")]
    [InlineData("origin", "\"http://example.org\"")]
    [InlineData("version", "\"13\"")]
    [InlineData("scheme", "\"http\"")]
    [InlineData("items", "\"before the accept\"")]
    [InlineData("encoded", "\"&lt;a+b&gt;\"")]
    [InlineData("unvalidated", "\"<b>\"")]
    [InlineData("connections", "true")]
    [InlineData("host", "true")]
    public async Task Knows(string fact, string value)
    {
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler<WhoAmIHandler>("/who.ashx")
        );
        using TextClient client = await site.ConnectAsync(
            "/who.ashx?a=1&html=%3Cb%3E",
            options =>
            {
                options.SetRequestHeader("Accept-Language", "de-DE,en;q=0.5");
                options.SetRequestHeader("User-Agent", "tests");
                options.SetRequestHeader("Referer", "http://example.org/page");
                options.SetRequestHeader("Origin", "http://example.org");
            }
        );

        JsonElement facts = JsonDocument.Parse(await client.HearAsync()).RootElement;

        JsonElement
            .DeepEquals(facts.GetProperty(fact), JsonDocument.Parse(value).RootElement)
            .ShouldBeTrue($"{facts.GetProperty(fact)} instead of {value}");
    }
}

using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="SessionHandler"/>: session state reaches up to the handshake.</summary>
public sealed class SessionHandlerTests
{
    [Fact]
    public async Task The_name_of_the_session_is_known_at_the_handshake()
    {
        await using HandlerSite site = await StartAsync();
        using HttpResponseMessage welcome = await site.Http.GetAsync(
            "/s.ashx?name=Ann",
            TestContext.Current.CancellationToken
        );
        (await welcome.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("Welcome, Ann");
        string cookie = welcome.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        using TextClient client = await site.ConnectAsync(
            "/s.ashx",
            options => options.SetRequestHeader("Cookie", cookie)
        );

        (await client.HearAsync()).ShouldBe("Ann, known, no session here");
    }

    [Fact]
    public async Task Who_has_no_session_is_new()
    {
        await using HandlerSite site = await StartAsync();
        using TextClient client = await site.ConnectAsync("/s.ashx");

        (await client.HearAsync()).ShouldBe("stranger, new, no session here");
    }

    private static Task<HandlerSite> StartAsync() =>
        HandlerSite.StartAsync(
            app =>
            {
                app.UseSession();
                app.MapHttpHandler<SessionHandler>("/s.ashx");
            },
            builder => builder.Services.AddDistributedMemoryCache().AddSession()
        );
}

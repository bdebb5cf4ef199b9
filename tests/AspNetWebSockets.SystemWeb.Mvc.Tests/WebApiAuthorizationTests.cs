using System.Net;
using AspNetWebSockets.SystemWeb.Mvc.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Mvc.Tests;

/// <summary>Who may call an action of Web API.</summary>
public sealed class WebApiAuthorizationTests(SiteHost site)
{
    [Theory]
    [InlineData("/secure/open", null, HttpStatusCode.OK)]
    [InlineData("/secure/admin", null, HttpStatusCode.Unauthorized)]
    [InlineData("/secure/admin", "ann", HttpStatusCode.Unauthorized)]
    [InlineData("/secure/admin", "ann:owners", HttpStatusCode.OK)]
    [InlineData("/secure/named", "BOB", HttpStatusCode.OK)]
    [InlineData("/secure/named", "eve", HttpStatusCode.Unauthorized)]
    [InlineData("/secure/token", null, HttpStatusCode.Unauthorized)]
    [InlineData("/secure/token?token=guess", null, HttpStatusCode.Forbidden)]
    [InlineData("/secure/token?token=secret", null, HttpStatusCode.OK)]
    public async Task The_attribute_decides(string path, string? user, HttpStatusCode status) =>
        (await site.GetAsync(path, user)).Status.ShouldBe(status);

    [Fact]
    public async Task Who_may_not_is_told_so_in_words() =>
        (await site.GetAsync("/secure/admin")).Body.ShouldBe(
            """{"Message":"Authorization has been denied for this request."}"""
        );

    [Fact]
    public async Task A_WebSocket_of_nobody_is_refused() =>
        (await site.RefusedAsync("/secure/socket")).ShouldBe(HttpStatusCode.Unauthorized);
}

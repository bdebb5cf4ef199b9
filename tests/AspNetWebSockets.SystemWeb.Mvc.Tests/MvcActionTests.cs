using System.Net;
using System.Text;
using AspNetWebSockets.SystemWeb.Mvc.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Mvc.Tests;

/// <summary>Which action of MVC a request reaches, and how its result is sent.</summary>
public sealed class MvcActionTests(SiteHost site)
{
    private const string Html = "text/html; charset=utf-8";

    [Theory]
    [InlineData("/results/text?message=hi", Html, "You send :hi")]
    [InlineData("/RESULTS/number", Html, "42")]
    [InlineData("/results/seen", "text/plain; charset=utf-8", "Seen")]
    [InlineData("/results/seen?stop=1", Html, "stopped before Seen")]
    [InlineData("/results/renamed?number=3", Html, "renamed 3")]
    [InlineData("/results/renamed", Html, "renamed -1")]
    [InlineData(
        "/results/data",
        "application/json; charset=utf-8",
        """{"Name":"\u003ctea\u003e","Made":"\/Date(1344988800000)\/"}"""
    )]
    [InlineData("/results/bytes", "application/octet-stream", "bytes")]
    [InlineData("/results/fromstream", "text/csv", "a,b")]
    [InlineData("/results/link", Html, "/ /Results/Seen /site.css")]
    [InlineData("/profile/5", Html, "profile 5")]
    [InlineData("/sessionless", Html, "no session")]
    [InlineData("/counter/ends", Html, "all of it")]
    [InlineData("/Admin/Users/Index/3", Html, "users of the area, 3")]
    [InlineData("/admin/users", Html, "users of the area, ")]
    public async Task A_GET_finds_its_action_and_is_answered(string path, string type, string expected)
    {
        Answer answer = await site.GetAsync(path, user: "ann");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.ShouldBe(expected);
        answer.ContentType.ShouldNotBeNull().ShouldStartWith(type);
    }

    [Theory]
    [InlineData("/results/hidden", HttpStatusCode.NotFound)]
    [InlineData("/results/SomethingElse", HttpStatusCode.NotFound)]
    [InlineData("/results/missing", HttpStatusCode.NotFound)]
    [InlineData("/results/gone", HttpStatusCode.Gone)]
    [InlineData("/results/denied", HttpStatusCode.InternalServerError)]
    [InlineData("/users/index", HttpStatusCode.NotFound)]
    [InlineData("/codes/abc", HttpStatusCode.NotFound)]
    public async Task A_failure_has_its_status(string path, HttpStatusCode status) =>
        (await site.GetAsync(path)).Status.ShouldBe(status);

    [Fact]
    public async Task A_form_becomes_an_object()
    {
        Answer answer = await site.SendAsync(
            HttpMethod.Post,
            "/results/data",
            request =>
                request.Content = new StringContent(
                    "Id=3&Name=sugar",
                    Encoding.UTF8,
                    "application/x-www-form-urlencoded"
                )
        );

        answer.Body.ShouldBe("""{"Id":3,"Name":"sugar","Made":null}""");
    }

    [Theory]
    [InlineData("/results/away", "/Results/Text?message=x")]
    [InlineData("/results/home", "/Home/Build/7?why=b%20c")]
    public async Task A_redirect_says_where_to(string path, string location)
    {
        Answer answer = await site.GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location.ShouldNotBeNull().OriginalString.ShouldBe(location);
    }

    [Fact]
    public async Task A_file_may_have_a_name_to_be_saved_under()
    {
        using HttpResponseMessage response = await site.Http.GetAsync("/results/bytes", Bound.Token());

        response.Content.Headers.ContentDisposition.ShouldNotBeNull().FileName.ShouldBe("bytes.bin");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/Home")]
    [InlineData("/home/index/1")]
    public async Task A_view_is_a_Razor_page_of_ASP_NET_Core(string path)
    {
        Answer answer = await site.GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.ContentType.ShouldBe(Html);
        answer.Body.ShouldContain("<title>Home of the site</title>");
        answer.Body.ShouldContain("<h1>from a controller of MVC 5</h1>");
        answer.Body.ShouldContain("<p>tea</p>");
        answer.Body.ShouldContain("href=\"/site.css\"");
    }

    [Fact]
    public async Task An_exception_is_answered_with_the_view_of_HandleError()
    {
        Answer answer = await site.GetAsync("/results/fails");

        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Body.ShouldContain("<h1>Error.</h1>");
    }

    [Theory]
    [InlineData("/members", null, HttpStatusCode.Unauthorized)]
    [InlineData("/members", "ann", HttpStatusCode.OK)]
    [InlineData("/members/list", "ann", HttpStatusCode.OK)]
    [InlineData("/members/manage", "ann", HttpStatusCode.Unauthorized)]
    [InlineData("/members/manage", "ann:admins", HttpStatusCode.OK)]
    [InlineData("/members/join", null, HttpStatusCode.OK)]
    [InlineData("/members/byheader", null, HttpStatusCode.Forbidden)]
    [InlineData("/profile/5", null, HttpStatusCode.Unauthorized)]
    public async Task The_attribute_decides_who_may_call(string path, string? user, HttpStatusCode status) =>
        (await site.GetAsync(path, user)).Status.ShouldBe(status);

    [Fact]
    public async Task An_attribute_of_the_applications_own_decides()
    {
        Answer answer = await site.SendAsync(
            HttpMethod.Get,
            "/members/byheader",
            request => request.Headers.Add("X-Key", "open")
        );

        answer.Body.ShouldBe("by header");
    }

    [Fact]
    public async Task An_answer_may_not_be_kept()
    {
        Answer answer = await site.GetAsync("/profile/5", "ann");

        answer.Headers.GetValues("Cache-Control").ShouldBe(["no-store, max-age=0"]);
    }
}

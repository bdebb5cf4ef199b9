using System.Net;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using HttpContext = System.Web.HttpContext;
using HttpResponse = System.Web.HttpResponse;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary><c>HttpResponse</c> over a response of ASP.NET Core.</summary>
public sealed class HttpResponseTests
{
    [Fact]
    public async Task Every_write_ends_up_in_the_body_in_order()
    {
        (HttpResponseMessage response, string body) = await AnswerAsync(response =>
        {
            response.Write("ä");
            response.Write('b');
            response.Write(12);
            response.Write((object?)null);
            response.Write((string?)null);
            response.Write(['x', 'y', 'z'], 1, 1);
            response.BinaryWrite("!"u8.ToArray());
        });

        body.ShouldBe("äb12y!");
        response.Content.Headers.ContentLength.ShouldBe(7);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
    }

    [Fact]
    public async Task Status_and_header_fields_may_follow_the_body()
    {
        (HttpResponseMessage response, string body) = await AnswerAsync(response =>
        {
            response.Write("body");
            response.StatusCode = 202;
            response.StatusDescription = "Taken";
            response.AppendHeader("X-Many", "1");
            response.AddHeader("X-Many", "2");
            response.Headers["X-One"] = "a";
            response.Headers.Set("X-One", "b");
            response.ContentType = "application/json";
        });

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.ReasonPhrase.ShouldBe("Taken");
        response.Headers.GetValues("X-Many").ShouldBe(["1", "2"]);
        response.Headers.GetValues("X-One").ShouldBe(["b"]);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        body.ShouldBe("body");
    }

    [Theory]
    [InlineData("gone\r\nX-Forged: yes", "gone  X-Forged: yes")]
    [InlineData("a\tb\u001b[2J\u0000", "a b [2J ")]
    public async Task A_reason_cannot_forge_a_header_field(string description, string sent)
    {
        (HttpResponseMessage response, string body) = await AnswerAsync(response =>
        {
            response.Status = "404 " + description;
            response.Write("body");
        });

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.ReasonPhrase.ShouldBe(sent);
        response.Headers.Contains("X-Forged").ShouldBeFalse();
        body.ShouldBe("body");
    }

    [Fact]
    public async Task A_line_break_in_a_header_value_is_refused()
    {
        (HttpResponseMessage response, _) = await AnswerAsync(response =>
            _ = Should.Throw<InvalidOperationException>(() => response.AppendHeader("X-One", "a\r\nX-Forged: yes"))
        );

        response.Headers.Contains("X-Forged").ShouldBeFalse();
    }

    [Fact]
    public async Task A_reason_has_at_most_512_characters()
    {
        (HttpResponseMessage response, _) = await AnswerAsync(response =>
        {
            response.StatusDescription = new string('a', 512);
            _ = Should.Throw<ArgumentOutOfRangeException>(() => response.StatusDescription = new string('b', 513));
        });

        response.ReasonPhrase.ShouldBe(new string('a', 512));
    }

    [Fact]
    public async Task Defaults()
    {
        List<object?> seen = [];
        (HttpResponseMessage response, string body) = await AnswerAsync(response =>
            seen.AddRange([
                response.StatusCode,
                response.StatusDescription,
                response.ContentType,
                response.IsClientConnected,
                response.IsRequestBeingRedirected,
            ])
        );

        seen.ShouldBe([200, "OK", "text/html", true, false]);
        response.Content.Headers.ContentType.ShouldBeNull();
        body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text/plain; charset=iso-8859-1")]
    [InlineData("text/plain; CHARSET=utf-8")]
    public async Task A_charset_that_was_given_is_kept(string contentType)
    {
        (HttpResponseMessage response, _) = await AnswerAsync(response =>
            response.AppendHeader("content-type", contentType)
        );

        response.Content.Headers.GetValues("Content-Type").ShouldBe([contentType]);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "after")]
    public async Task A_redirect_drops_what_was_written_and_ends_the_response_unless_told_not_to(
        bool goesOn,
        string expected
    )
    {
        bool redirected = false;
        (HttpResponseMessage response, string body) = await AnswerAsync(response =>
        {
            response.Write("before");
            response.Redirect("/there?x=1", endResponse: !goesOn);
            redirected = response.IsRequestBeingRedirected;
            response.Write("after");
        });

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.OriginalString.ShouldBe("/there?x=1");
        redirected.ShouldBe(goesOn);
        body.ShouldBe(expected);
    }

    [Fact]
    public async Task A_permanent_redirect_knows_the_application_and_leaves_the_handler()
    {
        bool wentOn = false;
        (HttpResponseMessage response, _) = await AnswerAsync(response =>
        {
            response.RedirectPermanent("~/there");
            wentOn = true;
        });

        response.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        response.Headers.Location!.OriginalString.ShouldBe("/there");
        wentOn.ShouldBeFalse();
    }

    [Fact]
    public async Task Status_is_code_and_reason()
    {
        string? read = null;
        (HttpResponseMessage response, _) = await AnswerAsync(response =>
        {
            Should.Throw<HttpException>(() => response.Status = "teapot");
            response.Status = "418 I'm a teapot";
            read = response.Status;
        });

        ((int)response.StatusCode).ShouldBe(418);
        response.ReasonPhrase.ShouldBe("I'm a teapot");
        read.ShouldBe("418 I'm a teapot");
    }

    [Fact]
    public async Task Charset_and_encoding_are_those_of_the_text()
    {
        (HttpResponseMessage response, string body) = await AnswerAsync(response =>
        {
            response.ContentType = "text/plain";
            response.ContentEncoding = System.Text.Encoding.Latin1;
            response.Output.Write("é{0}", 1);
        });

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=iso-8859-1");
        body.ShouldBe("é1");
        response.Content.Headers.ContentLength.ShouldBe(2);
    }

    [Fact]
    public async Task Cleared_header_fields_are_as_if_never_set()
    {
        (HttpResponseMessage response, string body) = await AnswerAsync(response =>
        {
            response.StatusCode = 500;
            response.StatusDescription = "Broken";
            response.AddHeader("X-A", "1");
            response.ContentType = "text/css";
            response.Cache.SetNoStore();
            response.Write("dropped");
            response.Clear();
            response.ClearHeaders();
            response.Write("kept");
        });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.ReasonPhrase.ShouldBe("OK");
        response.Headers.Contains("X-A").ShouldBeFalse();
        response.Headers.CacheControl.ShouldBeNull();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        body.ShouldBe("kept");
    }

    [Fact]
    public async Task Complete_request_in_a_handler_leaves_its_writes_alone()
    {
        (_, string body) = await AnswerAsync(response =>
        {
            response.Write("before ");
            HttpContext.Current!.ApplicationInstance!.CompleteRequest();
            response.Write("after");
        });

        body.ShouldBe("before after");
    }

    [Fact]
    public async Task Cookies_are_written_with_their_attributes_and_seen_by_the_request()
    {
        string? seen = null;
        (HttpResponseMessage response, _) = await AnswerAsync(response =>
        {
            response.Cookies.Add(new HttpCookie("plain", "a b=c"));
            HttpCookie full = new("full")
            {
                Domain = "shop.example",
                Expires = new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc),
                HttpOnly = true,
                Path = "/x",
                SameSite = System.Web.SameSiteMode.Lax,
                Secure = true,
            };
            full["k"] = "v";
            full["l"] = "w";
            response.AppendCookie(full);
            response.SetCookie(new HttpCookie("once", "1"));
            response.SetCookie(new HttpCookie("once", "2"));
            response.Cookies["made"]!.Value = "on reading";
            seen = HttpContext.Current!.Request.Cookies["plain"]!.Value;
        });

        response
            .Headers.GetValues("Set-Cookie")
            .ShouldBe([
                "plain=a b=c; path=/",
                "full=k=v&l=w; domain=shop.example; expires=Wed, 02 Jan 2030 03:04:05 GMT; path=/x; secure; HttpOnly; SameSite=Lax",
                "once=2; path=/",
                "made=on reading; path=/",
            ]);
        seen.ShouldBe("a b=c");
    }

    [Fact]
    public async Task Header_fields_can_be_listed_and_removed()
    {
        List<string?> seen = [];
        (HttpResponseMessage response, _) = await AnswerAsync(response =>
        {
            response.Headers.Add("X-A", "1");
            response.Headers.Add("x-a", "2");
            response.Headers.Add("X-B", "3");
            seen.AddRange(response.Headers.AllKeys);
            seen.Add(response.Headers["X-A"]);
            seen.Add(string.Join('|', response.Headers.GetValues("X-A")!));
            seen.Add(response.Headers.GetKey(1));
            seen.Add(response.Headers.Get(1));
            seen.Add(response.Headers["missing"]);
            response.Headers.Remove("X-B");
        });

        seen.ShouldBe(["X-A", "X-B", "1,2", "1|2", "X-B", "3", null]);
        response.Headers.Contains("X-B").ShouldBeFalse();
    }

    [Fact]
    public async Task After_the_header_fields_were_sent_each_change_says_so()
    {
        List<string> messages = [];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Map(
                "/started",
                async (Microsoft.AspNetCore.Http.HttpContext core) =>
                {
                    await core.Response.StartAsync(core.RequestAborted);
                    HttpResponse response = core.AsSystemWeb().Response;
                    foreach (
                        Action change in (Action[])
                            [
                                () => response.StatusCode = 500,
                                () => response.ContentType = "text/plain",
                                () => response.AppendHeader("X", "y"),
                                () => response.SetCookie(new HttpCookie("c")),
                                () => response.Redirect("/"),
                                response.ClearHeaders,
                                () => response.Charset = "x",
                            ]
                    )
                    {
                        messages.Add(Should.Throw<HttpException>(change).Message);
                    }
                }
            )
        );
        await host.Http.GetStringAsync("/started", TestContext.Current.CancellationToken);

        messages.ShouldBe([
            "Server cannot set status after HTTP headers have been sent.",
            "Server cannot set content type after HTTP headers have been sent.",
            "Server cannot append header after HTTP headers have been sent.",
            "Server cannot modify cookies after HTTP headers have been sent.",
            "Server cannot redirect after HTTP headers have been sent.",
            "Server cannot clear headers after HTTP headers have been sent.",
            "Server cannot set charset after HTTP headers have been sent.",
        ]);
    }

    [Fact]
    public async Task From_plain_code_the_view_is_one_object_and_writes_reach_the_client()
    {
        bool same = false;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Map(
                "/plain",
                (Microsoft.AspNetCore.Http.HttpContext core) =>
                {
                    same = ReferenceEquals(core.AsSystemWeb(), core.AsSystemWeb());
                    core.AsSystemWeb().Response.Write("from plain code");
                    return Task.CompletedTask;
                }
            )
        );

        (await host.Http.GetStringAsync("/plain", TestContext.Current.CancellationToken)).ShouldBe("from plain code");
        same.ShouldBeTrue();
        Should
            .Throw<ArgumentNullException>(() => HttpContextExtensions.AsSystemWeb(null!))
            .ParamName.ShouldBe("context");
    }

    private static async Task<(HttpResponseMessage Response, string Body)> AnswerAsync(Action<HttpResponse> answer)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context => answer(context.Response))
        );
        HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", TestContext.Current.CancellationToken);
        return (response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

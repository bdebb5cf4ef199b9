using System.Collections;
using System.Globalization;
using System.Net.WebSockets;
using System.Web;
using System.Web.SessionState;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Session;

/// <summary>Sessions as in the mode InProc of 4.x: live objects of one visitor.</summary>
public sealed class HttpSessionStateTests
{
    [Fact]
    public async Task A_visitor_finds_the_very_objects_of_his_last_request_and_others_do_not()
    {
        object kept = new();
        await using SystemWebHost host = await SessionHost.StartAsync(app =>
            app.Required(
                "/s",
                context =>
                {
                    HttpSessionState session = context.Session!;
                    context.Response.Write($"{session.IsNewSession} {ReferenceEquals(session["KEPT"], kept)}");
                    session["kept"] = kept;
                    return Task.CompletedTask;
                }
            )
        );
        using HttpClient visitor = host.NewVisitor();
        using HttpClient other = host.NewVisitor();

        (await visitor.GetStringAsync("/s", Bound.Token())).ShouldBe("True False");
        (await visitor.GetStringAsync("/s", Bound.Token())).ShouldBe("False True");
        (await other.GetStringAsync("/s", Bound.Token())).ShouldBe("True False");
    }

    [Fact]
    public async Task All_members_work_on_the_values()
    {
        List<object?> seen = [];
        await using SystemWebHost host = await SessionHost.StartAsync(app =>
            app.Required(
                "/s",
                context =>
                {
                    HttpSessionStateBase session = new HttpContextWrapper(context).Session!;
                    session.Add("a", 1);
                    session["b"] = 2;
                    session.Contents["c"] = 3;
                    session[0] = 11;
                    object[] names = new object[3];
                    session.CopyTo(names, 0);
                    seen.AddRange([
                        session.Count,
                        session.Keys[2],
                        session["A"],
                        session[1],
                        session["missing"],
                        string.Concat(names),
                        string.Concat(session.Cast<string>()),
                        session.Mode,
                        session.CookieMode,
                        session.IsCookieless,
                        session.IsReadOnly,
                        session.IsSynchronized,
                        session.SyncRoot == ((ICollection)context.Session!).SyncRoot,
                        session.Timeout,
                        string.Equals(session.SessionID, context.Session.SessionID, StringComparison.Ordinal),
                    ]);
                    session.Remove("A");
                    session.RemoveAt(0);
                    seen.Add(session.Keys[0]);
                    session.RemoveAll();
                    session.Clear();
                    seen.Add(session.Count);
                    return Task.CompletedTask;
                }
            )
        );
        (await host.Http.GetAsync("/s", Bound.Token())).EnsureSuccessStatusCode().Dispose();

        seen.ShouldBe([
            3,
            "c",
            11,
            2,
            null,
            "abc",
            "abc",
            SessionStateMode.InProc,
            HttpCookieMode.UseCookies,
            false,
            false,
            false,
            true,
            20,
            true,
            "c",
            0,
        ]);
    }

    [Fact]
    public async Task A_handler_without_the_mark_has_no_session_and_a_websocket_has_none_but_a_kept_one_works_there()
    {
        TaskCompletionSource<string> inside = new();
        bool? unmarked = null;
        await using SystemWebHost host = await SessionHost.StartAsync(app =>
        {
            app.Handle(context => unmarked = context.Session is null);
            app.Required(
                "/ws",
                context =>
                {
                    HttpSessionState kept = context.Session!;
                    kept["n"] = 1;
                    context.AcceptWebSocketRequest(_ =>
                    {
                        kept["n"] = (int)kept["n"]! + 1;
                        inside.SetResult($"{HttpContext.Current!.Session is null} {kept["n"]}");
                        return Task.CompletedTask;
                    });
                    return Task.CompletedTask;
                }
            );
        });
        (await host.Http.GetAsync("/h.ashx", Bound.Token())).EnsureSuccessStatusCode().Dispose();
        using ClientWebSocket client = await host.ConnectAsync("/ws");

        unmarked.ShouldBe(true);
        (await inside.Task.Bounded()).ShouldBe("True 2");
    }

    [Fact]
    public async Task Without_the_middleware_the_first_use_says_what_to_call()
    {
        string? message = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Required(
                "/s",
                context =>
                {
                    message = Should.Throw<InvalidOperationException>(() => context.Session).Message;
                    return Task.CompletedTask;
                }
            )
        );
        (await host.Http.GetAsync("/s", Bound.Token())).EnsureSuccessStatusCode().Dispose();

        message.ShouldNotBeNull().ShouldContain("app.UseSession()");
    }

    [Fact]
    public async Task Requests_that_change_the_session_run_one_after_another_and_those_that_read_together()
    {
        TaskCompletionSource firstWriter = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource bothReaders = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int readers = 0;
        int writers = 0;
        int mostWriters = 0;
        await using SystemWebHost host = await SessionHost.StartAsync(app =>
        {
            app.Required(
                "/write",
                async context =>
                {
                    mostWriters = Math.Max(mostWriters, Interlocked.Increment(ref writers));
                    context.Session!["n"] = 1 + (int?)context.Session["n"] ?? 1;
                    firstWriter.TrySetResult();
                    await Task.Yield();
                    Interlocked.Decrement(ref writers);
                }
            );
            app.ReadOnly(
                "/read",
                async context =>
                {
                    if (Interlocked.Increment(ref readers) == 2)
                    {
                        bothReaders.SetResult();
                    }

                    await bothReaders.Task.Bounded();
                    context.Response.Write($"{context.Session!["n"]} {context.Session.IsReadOnly}");
                }
            );
        });
        using HttpClient visitor = host.NewVisitor();
        await visitor.GetStringAsync("/write", Bound.Token());
        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => visitor.GetStringAsync("/write", Bound.Token())));
        string[] read = await Task.WhenAll(
            visitor.GetStringAsync("/read", Bound.Token()),
            visitor.GetStringAsync("/read", Bound.Token())
        );

        mostWriters.ShouldBe(1);
        read.ShouldBe(["10 True", "10 True"]);
    }

    [Fact]
    public async Task An_abandoned_session_is_over_when_its_request_has_ended()
    {
        await using SystemWebHost host = await SessionHost.StartAsync(app =>
            app.Required(
                "/s",
                context =>
                {
                    HttpSessionState session = context.Session!;
                    context.Response.Write($"{session.IsNewSession} {session.Count}");
                    session["n"] = 1;
                    if (context.Request.QueryString["end"] is not null)
                    {
                        session.Abandon();
                    }

                    return Task.CompletedTask;
                }
            )
        );
        using HttpClient visitor = host.NewVisitor();

        (await visitor.GetStringAsync("/s", Bound.Token())).ShouldBe("True 0");
        (await visitor.GetStringAsync("/s?end=1", Bound.Token())).ShouldBe("False 1");
        (await visitor.GetStringAsync("/s", Bound.Token())).ShouldBe("True 0");
    }

    [Theory]
    [InlineData(null, 19, "False")]
    [InlineData(null, 21, "True")]
    [InlineData(5, 4, "False")]
    [InlineData(5, 6, "True")]
    public async Task A_session_that_nobody_asks_for_is_over_after_its_time(int? timeout, int minutes, string isNew)
    {
        ManualTimeProvider clock = new();
        await using SystemWebHost host = await SessionHost.StartAsync(
            app =>
                app.Required(
                    "/s",
                    context =>
                    {
                        context.Session!["n"] = 1;
                        context.Session.Timeout = timeout ?? context.Session.Timeout;
                        context.Response.Write(context.Session.IsNewSession.ToString(CultureInfo.InvariantCulture));
                        return Task.CompletedTask;
                    }
                ),
            clock
        );
        using HttpClient visitor = host.NewVisitor();
        await visitor.GetStringAsync("/s", Bound.Token());
        clock.Advance(TimeSpan.FromMinutes(minutes));

        (await visitor.GetStringAsync("/s", Bound.Token())).ShouldBe(isNew);
    }

    [Fact]
    public async Task A_session_that_was_not_used_leaves_no_cookie_and_nothing_behind()
    {
        await using SystemWebHost host = await SessionHost.StartAsync(app =>
            app.Required(
                "/s",
                context =>
                {
                    _ = context.Session!["n"];
                    Should.Throw<ArgumentException>(() => context.Session.Timeout = 0);
                    return Task.CompletedTask;
                }
            )
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/s", Bound.Token());

        response.EnsureSuccessStatusCode();
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }
}

using System.Net;
using System.Web;
using System.Web.SessionState;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.SystemWeb.Tests.SystemWeb.Session;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Application;

/// <summary>Modules and application classes on ASP.NET Core's pipeline.</summary>
public sealed class HttpApplicationEventTests
{
    private static readonly string[] AllSteps =
    [
        "BeginRequest",
        "AuthenticateRequest",
        "PostAuthenticateRequest",
        "AuthorizeRequest",
        "PostAuthorizeRequest",
        "ResolveRequestCache",
        "PostResolveRequestCache",
        "MapRequestHandler",
        "PostMapRequestHandler",
        "AcquireRequestState",
        "PostAcquireRequestState",
        "PreExecuteRequestHandler",
        "handler",
        "PostExecuteRequestHandler",
        "ReleaseRequestState",
        "PostReleaseRequestState",
        "UpdateRequestCache",
        "PostUpdateRequestCache",
        "LogRequest",
        "PostLogRequest",
        "EndRequest",
    ];

    [Theory]
    [InlineData("/h.ashx")]
    [InlineData("/plain")]
    public async Task Events_come_in_the_order_of_4x_around_every_endpoint(string path)
    {
        List<string>? notes = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.MapHttpModule<TracingModule>();
            app.Handle(Handle);
            app.MapGet("/plain", (Microsoft.AspNetCore.Http.HttpContext core) => Handle(core.AsSystemWeb()));
        });
        (await host.Http.GetAsync(path, Bound.Token())).EnsureSuccessStatusCode().Dispose();

        notes.ShouldBe(AllSteps);

        void Handle(HttpContext context)
        {
            notes = TracingModule.Notes(context);
            context.CurrentNotification.ShouldBe(RequestNotification.ExecuteRequestHandler);
            notes.Add("handler");
        }
    }

    [Fact]
    public async Task For_a_websocket_all_events_come_before_its_handler()
    {
        TaskCompletionSource<string[]> seen = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.MapHttpModule<TracingModule>();
            app.Handle(context =>
            {
                List<string> notes = TracingModule.Notes(context);
                notes.Add("handler");
                context.AcceptWebSocketRequest(_ =>
                {
                    HttpContext.Current!.ApplicationInstance.ShouldBeNull();
                    Should.Throw<NotSupportedException>(() => HttpContext.Current.CurrentNotification);
                    Should.Throw<NotSupportedException>(() => HttpContext.Current.RemapHandler(null));
                    seen.SetResult([.. notes]);
                    return Task.CompletedTask;
                });
            });
        });
        using System.Net.WebSockets.ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (await seen.Task.Bounded()).ShouldBe(AllSteps);
    }

    [Theory]
    [InlineData("/begin")]
    [InlineData("/post")]
    public async Task A_module_may_accept_the_websocket_itself(string path)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app => app.MapHttpModule<AcceptingModule>());
        using System.Net.WebSockets.ClientWebSocket client = await host.ConnectAsync(path);

        (await client.ReceiveTextAsync()).ShouldBe("from the module");
    }

    [Fact]
    public async Task A_module_that_completes_the_request_answers_instead_of_the_handler()
    {
        bool ran = false;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.MapHttpModule<RefusingModule>();
            app.Handle(_ => ran = true);
        });
        foreach (string how in (string[])["complete", "end", "redirect", "throw"])
        {
            using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx?" + how, Bound.Token());

            ((int)response.StatusCode).ShouldBe(how is "redirect" ? 302 : 403);
            response.Headers.GetValues("X-End").ShouldBe(["EndRequest"]);
        }

        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task Methods_are_found_by_name_and_start_is_called_at_once()
    {
        Global.Reset();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.MapHttpModule<TracingModule>("Tracing");
            app.MapHttpApplication<Global>();
            Global.Calls.ShouldBe(["Start"]);
            Should.Throw<InvalidOperationException>(() => app.MapHttpApplication<Global>());
            app.Handle(context =>
            {
                context.ApplicationInstance.ShouldBeOfType<Global>().Modules["tracing"].ShouldBeOfType<TracingModule>();
                context.ApplicationInstance.Context.ShouldBeSameAs(context);
                context.Response.Write("body");
            });
        });
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", Bound.Token());

        response.Headers.GetValues("X-Sending").ShouldBe(["1"]);
        Global.Calls.ShouldBe([
            "Start",
            "Init",
            "Noted",
            "BeginRequest",
            "PostAuthorizeRequest async",
            "PreRequestHandlerExecute",
            "EndRequest",
        ]);
        await host.StopAsync();
        Global.Calls.TakeLast(2).ShouldBe(["End", "Dispose"]);
    }

    [Theory]
    [InlineData("http", 404, "not here")]
    [InlineData("clear", 200, "cleared: boom")]
    [InlineData("redirect", 302, "")]
    public async Task Application_error_sees_the_failure_and_may_deal_with_it(string how, int status, string body)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.MapHttpApplication<ErrorApplication>();
            app.Handle(_ =>
                throw (how is "http" ? new HttpException(404, "not here") : new InvalidOperationException("boom"))
            );
        });
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx?" + how, Bound.Token());

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Bound.Token())).ShouldBe(body);
    }

    [Fact]
    public async Task A_failure_that_nobody_clears_goes_on_to_the_middleware_before()
    {
        Exception? caught = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.Use(
                async (core, next) =>
                {
                    try
                    {
                        await next(core);
                    }
                    catch (InvalidOperationException exception)
                    {
                        caught = exception;
                        core.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    }
                }
            );
            app.MapHttpApplication<ErrorApplication>();
            app.Handle(_ => throw new InvalidOperationException("boom"));
        });
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", Bound.Token());

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        caught.ShouldNotBeNull().Message.ShouldBe("boom");
    }

    [Fact]
    public async Task A_remapped_handler_runs_in_the_place_of_the_endpoint()
    {
        bool ran = false;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.MapHttpModule<RemappingModule>();
            app.Handle(_ => ran = true);
        });

        (await host.Http.GetStringAsync("/h.ashx", Bound.Token())).ShouldBe("remapped");
        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task Sessions_begin_and_end_with_an_event_and_an_event_may_demand_one()
    {
        SessionApplication.Calls.Clear();
        await using SystemWebHost host = await SessionHost.StartAsync(app =>
        {
            app.MapHttpApplication<SessionApplication>();
            app.Handle(context => context.Response.Write(context.Session!["started"]));
            app.Required(
                "/end",
                context =>
                {
                    context.Session!.Abandon();
                    return Task.CompletedTask;
                }
            );
        });
        using HttpClient visitor = host.NewVisitor();
        string first = await visitor.GetStringAsync("/h.ashx", Bound.Token());
        string second = await visitor.GetStringAsync("/h.ashx", Bound.Token());
        await visitor.GetStringAsync("/end", Bound.Token());

        first.ShouldBe(second);
        SessionApplication.Calls.ShouldBe(["Start", "End " + first]);
    }

    private sealed class AcceptingModule : IHttpModule
    {
        public void Init(HttpApplication context)
        {
            context.BeginRequest += (sender, _) => Accept(((HttpApplication)sender!).Context, "/begin");
            context.PostAuthenticateRequest += (sender, _) => Accept(((HttpApplication)sender!).Context, "/post");
        }

        public void Dispose() { }

        private static void Accept(HttpContext context, string path)
        {
            if (context.IsWebSocketRequest && string.Equals(context.Request.Path, path, StringComparison.Ordinal))
            {
                context.AcceptWebSocketRequest(webSocket => webSocket.WebSocket.SendTextAsync("from the module"));
                context.ApplicationInstance!.CompleteRequest();
            }
        }
    }

    private sealed class RefusingModule : IHttpModule
    {
        public void Init(HttpApplication context)
        {
            context.AuthorizeRequest += (sender, _) => Refuse((HttpApplication)sender!);
            context.EndRequest += (sender, _) =>
                ((HttpApplication)sender!).Response.AddOnSendingHeaders(sending =>
                    sending.Response.AppendHeader("X-End", "EndRequest")
                );
        }

        public void Dispose() { }

        private static void Refuse(HttpApplication application)
        {
            application.Response.StatusCode = 403;
            switch (application.Request.QueryString[0])
            {
                case "complete":
                    application.CompleteRequest();
                    break;
                case "end":
                    application.Response.End();
                    break;
                case "redirect":
                    application.Response.Redirect("~/login");
                    break;
                default:
                    throw new HttpException(403, "no");
            }
        }
    }

    private sealed class RemappingModule : IHttpModule
    {
        public void Init(HttpApplication context)
        {
            context.PostResolveRequestCache += (sender, _) =>
                ((HttpApplication)sender!).Context.RemapHandler(
                    new Handler(handled =>
                    {
                        Should.Throw<InvalidOperationException>(() => handled.RemapHandler(null));
                        handled.Response.Write("remapped");
                    })
                );
        }

        public void Dispose() { }
    }

    private sealed class Global : HttpApplication
    {
        public static List<string> Calls { get; } = [];

        public static void Reset() => Calls.Clear();

        public override void Init()
        {
            EventHandlerTaskAsyncHelper helper = new(
                async (sender, _) =>
                {
                    await Task.Yield();
                    HttpContext.Current.ShouldBeSameAs(((HttpApplication)sender).Context);
                    Calls.Add("PostAuthorizeRequest async");
                }
            );
            AddOnPostAuthorizeRequestAsync(helper.BeginEventHandler, helper.EndEventHandler);
            Calls.Add("Init");
        }

        public override void Dispose()
        {
            Calls.Add("Dispose");
            base.Dispose();
        }

        private static void Application_Start() => Calls.Add("Start");

        private static void Application_End(object sender, EventArgs e) => Calls.Add("End");

        private static void Application_BeginRequest(object sender, EventArgs e) => Calls.Add("BeginRequest");

        private void Application_OnPreRequestHandlerExecute()
        {
            Request.Path.ShouldBe("/h.ashx");
            Server.GetLastError().ShouldBeNull();
            Should.Throw<HttpException>(() => Session);
            Calls.Add("PreRequestHandlerExecute");
        }

        private void Application_PreSendRequestHeaders() => Response.AppendHeader("X-Sending", "1");

        private static void Application_EndRequest() => Calls.Add("EndRequest");

        private static void Tracing_Noted(object sender, EventArgs e) => Calls.Add("Noted");
    }

    private sealed class ErrorApplication : HttpApplication
    {
        private void Application_Error()
        {
            Exception error = Server.GetLastError()!;
            Context.AllErrors!.ShouldBe([error]);
            switch (Request.QueryString.ToString())
            {
                case "clear":
                    Server.ClearError();
                    Response.Write("cleared: " + error.Message);
                    break;
                case "redirect":
                    Server.ClearError();
                    Response.Redirect("/error");
                    break;
            }
        }
    }

    private sealed class SessionApplication : HttpApplication
    {
        public static List<string> Calls { get; } = [];

        private static void Application_PostAuthorizeRequest() =>
            HttpContext.Current!.SetSessionStateBehavior(SessionStateBehavior.Required);

        private void Session_Start(object sender, EventArgs e)
        {
            Session["started"] = Session.SessionID;
            Calls.Add("Start");
        }

        private void Session_End() => Calls.Add("End " + Session["started"]);
    }
}

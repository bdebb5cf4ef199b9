using System.Net.WebSockets;
using System.Security.Claims;
using System.Security.Principal;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary>Table 4.2: what the HttpContext keeps after the switch to WebSocket and what it lets go.</summary>
public sealed class Section_4_2_HttpContextAfterTransitionTests
{
    [Fact]
    public async Task Items_are_kept_also_those_of_middleware()
    {
        List<object?> seen = [];
        await RunAsync(
            app =>
                app.Use(
                    (core, next) =>
                    {
                        core.Items["middleware"] = 1;
                        return next();
                    }
                ),
            context => context.Items["handler"] = 2,
            context =>
            {
                seen.AddRange([context.Items["middleware"], context.Items["handler"], context.Items["missing"]]);
                context.Items["later"] = 3;
                seen.Add(context.Items["later"]);
            }
        );

        seen.ShouldBe([1, 2, null, 3]);
    }

    [Fact]
    public async Task User_and_timestamp_are_kept()
    {
        GenericPrincipal alice = new(new GenericIdentity("alice"), ["admin"]);
        DateTime before = default;
        DateTime after = default;
        IPrincipal? user = null;
        await RunAsync(
            _ => { },
            context =>
            {
                context.User = alice;
                before = context.Timestamp;
            },
            context =>
            {
                user = context.User;
                after = context.Timestamp;
            }
        );

        user.ShouldBeSameAs(alice);
        after.ShouldBe(before);
    }

    [Fact]
    public async Task The_request_is_kept_but_its_body()
    {
        Dictionary<string, string?> seen = new(StringComparer.Ordinal);
        await RunAsync(
            _ => { },
            _ => { },
            context =>
            {
                HttpRequest request = context.Request;
                seen["method"] = request.HttpMethod;
                seen["path"] = request.Path;
                seen["query"] = request.QueryString["room"];
                seen["header"] = request.Headers["X-Token"];
                seen["url"] = request.Url.PathAndQuery;
                seen["raw"] = request.RawUrl;
                seen["cookie"] = request.Cookies["id"]?.Value;
                seen["address"] = request.UserHostAddress;
                seen["variable"] = request.ServerVariables["HTTP_X_TOKEN"];
                seen["indexer"] = request["room"];
                seen["form"] = request.Form.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
                seen["body"] = request.InputStream.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
            },
            "/h.ashx?room=a%20b",
            ("X-Token", "t"),
            ("Cookie", "id=7; other=x")
        );

        seen.ShouldBe(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["method"] = "GET",
                ["path"] = "/h.ashx",
                ["query"] = "a b",
                ["header"] = "t",
                ["url"] = "/h.ashx?room=a%20b",
                ["raw"] = "/h.ashx?room=a%20b",
                ["cookie"] = "7",
                ["address"] = "127.0.0.1",
                ["variable"] = "t",
                ["indexer"] = "a b",
                ["form"] = "0",
                ["body"] = "0",
            },
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task The_cookies_are_read_only()
    {
        Exception? thrown = null;
        int count = 0;
        await RunAsync(
            _ => { },
            context => context.Response.Cookies.Add(new HttpCookie("set", "s")),
            context =>
            {
                count = context.Request.Cookies.Count;
                thrown = Record.Exception(() => context.Request.Cookies.Add(new HttpCookie("late")));
            },
            "/h.ashx",
            ("Cookie", "id=7")
        );

        count.ShouldBe(2);
        thrown.ShouldBeOfType<NotSupportedException>();
    }

    [Fact]
    public async Task The_response_is_not_available()
    {
        Exception? fromContext = null;
        Exception? fromKept = null;
        HttpResponse? kept = null;
        await RunAsync(
            _ => { },
            context => kept = context.Response,
            context =>
            {
                fromContext = Record.Exception(() => context.Response);
                fromKept = Record.Exception(() => kept!.Write("x"));
            }
        );

        fromContext.ShouldBeOfType<HttpException>().Message.ShouldBe("Response is not available in this context.");
        fromKept.ShouldBeOfType<HttpException>().Message.ShouldBe("Response is not available in this context.");
    }

    [Fact]
    public async Task No_member_of_a_kept_response_is_available()
    {
        HttpResponse? kept = null;
        List<string> available = [];
        await RunAsync(
            _ => { },
            context => kept = context.Response,
            _ =>
                available.AddRange(
                    typeof(HttpResponse)
                        .GetProperties()
                        .Where(property => IsAvailable(() => property.GetValue(kept)))
                        .Select(property => property.Name)
                )
        );

        available.ShouldBeEmpty();

        static bool IsAvailable(Func<object?> get) => Record.Exception(get) is not { InnerException: HttpException };
    }

    [Fact]
    public async Task The_application_instance_is_released()
    {
        HttpApplication? kept = null;
        HttpApplication? after = new();
        Exception? fromKept = null;
        await RunAsync(
            _ => { },
            context => kept = context.ApplicationInstance,
            context =>
            {
                after = context.ApplicationInstance;
                fromKept = Record.Exception(() => kept!.Context);
            }
        );

        kept.ShouldNotBeNull();
        after.ShouldBeNull();
        fromKept.ShouldBeOfType<HttpException>();
    }

    [Fact]
    public async Task The_negotiated_protocol_is_kept()
    {
        string? negotiated = null;
        TaskCompletionSource done = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(
                _ =>
                {
                    negotiated = HttpContext.Current!.WebSocketNegotiatedProtocol;
                    done.SetResult();
                    return Task.CompletedTask;
                },
                new System.Web.WebSockets.AspNetWebSocketOptions { SubProtocol = "chat" }
            )
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync(
            "/h.ashx",
            ("Sec-WebSocket-Protocol", "chat")
        );
        await done.Task.Bounded();

        negotiated.ShouldBe("chat");
    }

    [Fact]
    public async Task Completion_callbacks_run_before_the_handler_and_disposals_after_the_socket()
    {
        List<string> order = [];
        TaskCompletionSource disposed = new();
        WebSocket? socket = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.AddOnRequestCompleted(_ => order.Add("never")).Unsubscribe();
                context.AddOnRequestCompleted(_ => throw new InvalidOperationException("is logged, not fatal"));
                context.AddOnRequestCompleted(_ => order.Add("completed"));
                context.DisposeOnPipelineCompleted(
                    new Disposal(() =>
                    {
                        order.Add(
                            Record.Exception(() => socket!.State) is ObjectDisposedException
                                ? "disposed after the socket"
                                : "disposed too early"
                        );
                        disposed.SetResult();
                    })
                );
                context.AcceptWebSocketRequest(webSocketContext =>
                {
                    socket = webSocketContext.WebSocket;
                    order.Add("handler");
                    return Task.CompletedTask;
                });
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await disposed.Task.Bounded();

        order.ShouldBe(["completed", "handler", "disposed after the socket"]);
        (await host.Logs.WaitForAsync(2005)).Exception.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task For_a_plain_request_callbacks_and_disposals_run_when_it_was_answered()
    {
        List<string> order = [];
        TaskCompletionSource disposed = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.AddOnRequestCompleted(_ => order.Add("completed"));
                ISubscriptionToken token = context.DisposeOnPipelineCompleted(
                    new Disposal(() =>
                    {
                        order.Add("disposed");
                        disposed.SetResult();
                    })
                );
                order.Add(token.IsActive ? "handler" : "inactive");
            })
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", TestContext.Current.CancellationToken);
        await disposed.Task.Bounded();

        order.ShouldBe(["handler", "completed", "disposed"]);
    }

    private static async Task RunAsync(
        Action<WebApplication> configure,
        Action<HttpContext> beforeAccept,
        Action<HttpContext> inHandler,
        string path = "/h.ashx",
        params (string Name, string? Value)[] headers
    )
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            configure(app);
            app.Handle(context =>
            {
                beforeAccept(context);
                context.AcceptWebSocketRequest(_ =>
                {
                    if (Record.Exception(() => inHandler(HttpContext.Current!)) is { } failure)
                    {
                        done.SetException(failure);
                    }
                    else
                    {
                        done.SetResult();
                    }

                    return Task.CompletedTask;
                });
            });
        });
        await using RawWebSocketClient client = await host.ConnectRawAsync(path, headers);
        await done.Task.Bounded();
    }

    private sealed class Disposal(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}

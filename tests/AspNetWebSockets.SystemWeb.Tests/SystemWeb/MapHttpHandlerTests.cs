using System.Net;
using System.Text;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary><c>MapHttpHandler</c>: every kind of handler, what surrounds it, and how it fails.</summary>
public sealed class MapHttpHandlerTests
{
    public static TheoryData<string> Kinds => new("/sync.ashx", "/async.ashx", "/task.ashx");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_of_handler_answers(string path)
    {
        await using SystemWebHost host = await StartAllKindsAsync();

        (await host.Http.GetStringAsync(path, TestContext.Current.CancellationToken)).ShouldBe("answered");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_http_exception_is_answered_with_its_status_and_words(string path)
    {
        await using SystemWebHost host = await StartAllKindsAsync();

        using HttpResponseMessage response = await host.Http.GetAsync(
            path + "?fail=http",
            TestContext.Current.CancellationToken
        );

        response.StatusCode.ShouldBe(HttpStatusCode.Gone);
        response.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("text/plain; charset=utf-8");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("no longer here");
    }

    [Theory]
    [InlineData(410, 2008, LogLevel.Information, "said so")]
    [InlineData(503, 2009, LogLevel.Error, "Service Unavailable")]
    public async Task The_clients_fault_is_information_and_told_the_servers_is_an_error_and_is_not(
        int status,
        int eventId,
        LogLevel level,
        string told
    )
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(_ => throw new HttpException(status, "said so"))
        );

        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(told);
        (await host.Logs.WaitForAsync(eventId)).Level.ShouldBe(level);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_other_exception_goes_on_to_aspnet_core(string path)
    {
        await using SystemWebHost host = await StartAllKindsAsync();

        using HttpResponseMessage response = await host.Http.GetAsync(
            path + "?fail=other",
            TestContext.Current.CancellationToken
        );

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        host.Logs.Failures.ShouldContain(failure => failure.Message == "from the handler");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PROPFIND")]
    public async Task Every_method_is_served(string method)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context => context.Response.Write(context.Request.HttpMethod))
        );
        using HttpRequestMessage request = new(new HttpMethod(method), "/H.ASHX");

        using HttpResponseMessage response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(method);
    }

    [Fact]
    public async Task Path_info_is_the_route_value_of_that_name()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.MapHttpHandler(
                "/file.ashx/{*pathInfo}",
                _ => new Handler(context =>
                    context.Response.Write(
                        $"{context.Request.Path}|{context.Request.FilePath}|{context.Request.PathInfo}"
                    )
                )
            )
        );

        (await host.Http.GetStringAsync("/file.ashx/a/b.txt", TestContext.Current.CancellationToken)).ShouldBe(
            "/file.ashx/a/b.txt|/file.ashx|/a/b.txt"
        );
        (await host.Http.GetStringAsync("/file.ashx", TestContext.Current.CancellationToken)).ShouldBe(
            "/file.ashx|/file.ashx|"
        );
    }

    [Fact]
    public async Task A_reusable_handler_serves_every_request()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.MapHttpHandler<ReusableHandler>("/h.ashx")
        );

        string first = await host.Http.GetStringAsync("/h.ashx", TestContext.Current.CancellationToken);
        (await host.Http.GetStringAsync("/h.ashx", TestContext.Current.CancellationToken)).ShouldBe(first);
    }

    [Theory]
    [InlineData("/single")]
    [InlineData("/unfinished")]
    public async Task Any_other_handler_serves_one(string path)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            _ = app.MapHttpHandler<SingleUseHandler>("/single");
            _ = app.MapHttpHandler<UnfinishedHandler>("/unfinished");
        });

        string first = await host.Http.GetStringAsync(path, TestContext.Current.CancellationToken);
        (await host.Http.GetStringAsync(path, TestContext.Current.CancellationToken))
            .Equals(first, StringComparison.Ordinal)
            .ShouldBeFalse();
    }

    [Fact]
    public async Task A_factory_is_given_the_services_of_the_request()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.MapHttpHandler(
                "/h.ashx",
                services =>
                {
                    TimeProvider time = services.GetRequiredService<TimeProvider>();
                    return new Handler(context => context.Response.Write(ReferenceEquals(time, TimeProvider.System)));
                }
            )
        );

        (await host.Http.GetStringAsync("/h.ashx", TestContext.Current.CancellationToken)).ShouldBe("True");
    }

    [Fact]
    public async Task Current_flows_through_asynchronous_code_and_ends_with_the_request()
    {
        TaskCompletionSource requestEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<bool>? leftBehind = null;
        bool[] same = new bool[4];
        bool outside = false;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.Use(
                async (_, next) =>
                {
                    await next();
                    outside = HttpContext.Current is null;
                    requestEnded.SetResult();
                }
            );
            app.MapHttpHandler(
                "/h.ashx",
                _ => new AsyncHandler(async context =>
                {
                    same[0] = HttpContext.Current == context;
                    same[3] = Thread.CurrentPrincipal == context.User;
                    await Task.Yield();
                    same[1] = HttpContext.Current == context;
                    await Task.Run(() => same[2] = HttpContext.Current == context).ConfigureAwait(false);
                    leftBehind = LookLaterAsync();
                })
            );
        });
        await host.Http.GetStringAsync("/h.ashx", TestContext.Current.CancellationToken);

        same.ShouldBe([true, true, true, true]);
        outside.ShouldBeTrue();
        (await leftBehind!.Bounded()).ShouldBeTrue();

        async Task<bool> LookLaterAsync()
        {
            await requestEnded.Task;
            return HttpContext.Current is null;
        }
    }

    [Fact]
    public async Task The_body_can_be_read_synchronously()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                using StreamReader reader = new(context.Request.InputStream, Encoding.UTF8);
                context.Response.Write(reader.ReadToEnd());
            })
        );
        using StringContent content = new(new string('ü', 100_000));

        using HttpResponseMessage response = await host.Http.PostAsync(
            "/h.ashx",
            content,
            TestContext.Current.CancellationToken
        );

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            new string('ü', 100_000)
        );
    }

    [Fact]
    public async Task A_form_can_be_read_and_its_body_too()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                using StreamReader reader = new(context.Request.InputStream, Encoding.UTF8);
                context.Response.Write(
                    $"{context.Request.Form["name"]}|{context.Request["name"]}|{reader.ReadToEnd()}"
                );
            })
        );
        using FormUrlEncodedContent content = new([KeyValuePair.Create("name", "a b")]);

        using HttpResponseMessage response = await host.Http.PostAsync(
            "/h.ashx",
            content,
            TestContext.Current.CancellationToken
        );

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("a b|a b|name=a+b");
    }

    [Fact]
    public async Task The_base_class_cannot_be_run_synchronously()
    {
        AsyncHandler handler = new(_ => Task.CompletedTask);

        Should
            .Throw<NotSupportedException>(() => handler.ProcessRequest(null!))
            .Message.ShouldContain(nameof(HttpTaskAsyncHandler.ProcessRequestAsync));
        handler.IsReusable.ShouldBeFalse();
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Begin_and_end_of_the_base_class_run_its_task()
    {
        TaskCompletionSource<object?> calledBack = new();
        IHttpAsyncHandler handler = new AsyncHandler(async _ =>
        {
            await Task.Yield();
            throw new InvalidDataException("from the handler");
        });

        IAsyncResult result = handler.BeginProcessRequest(
            null!,
            ended => calledBack.SetResult(ended.AsyncState),
            "extra"
        );

        (await calledBack.Task.Bounded()).ShouldBe("extra");
        result.IsCompleted.ShouldBeTrue();
        Should
            .Throw<InvalidDataException>(() => handler.EndProcessRequest(result))
            .Message.ShouldBe("from the handler");
    }

    private static Task<SystemWebHost> StartAllKindsAsync() =>
        SystemWebHost.StartAsync(app =>
        {
            app.MapHttpHandler("/sync.ashx", _ => new Handler(Answer));
            app.MapHttpHandler("/async.ashx", _ => new BeginEndHandler(Answer));
            app.MapHttpHandler(
                "/task.ashx",
                _ => new AsyncHandler(async context =>
                {
                    await Task.Yield();
                    Answer(context);
                })
            );
        });

    private static void Answer(HttpContext context)
    {
        context.Response.Write("answered");
        switch (context.Request.QueryString["fail"])
        {
            case "http":
                throw new HttpException(410, "no longer here");
            case "other":
                throw new InvalidOperationException("from the handler");
        }
    }

    private sealed class BeginEndHandler(Action<HttpContext> answer) : IHttpAsyncHandler
    {
        public bool IsReusable => false;

        public void ProcessRequest(HttpContext context) =>
            throw new InvalidOperationException("The synchronous method must not be called.");

        public IAsyncResult BeginProcessRequest(HttpContext context, AsyncCallback? cb, object? extraData) =>
            TaskToAsyncResult.Begin(Task.Run(() => answer(context)), cb, extraData);

        public void EndProcessRequest(IAsyncResult result) => TaskToAsyncResult.End(result);
    }

    private sealed class ReusableHandler : IHttpHandler
    {
        private readonly Guid _id = Guid.NewGuid();

        public bool IsReusable => true;

        public void ProcessRequest(HttpContext context) => context.Response.Write(_id);
    }

    private sealed class SingleUseHandler : IHttpHandler
    {
        private readonly Guid _id = Guid.NewGuid();

        public bool IsReusable => false;

        public void ProcessRequest(HttpContext context) => context.Response.Write(_id);
    }

    private sealed class UnfinishedHandler : IHttpHandler
    {
        private readonly Guid _id = Guid.NewGuid();

        public bool IsReusable => throw new NotImplementedException();

        public void ProcessRequest(HttpContext context) => context.Response.Write(_id);
    }
}

using System.Web;
using System.Web.Hosting;
using AspNetWebSockets.SystemWeb.Tests.HandlerLife;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Hosting;

/// <summary>Paths, background work and registered objects of the bound host.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class HostingEnvironmentTests
{
    [Fact]
    public async Task It_tells_what_the_host_is()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();

        HostingEnvironment.IsHosted.ShouldBeTrue();
        HostingEnvironment.ApplicationPhysicalPath.ShouldBe(host.App.Environment.ContentRootPath.TrimEnd('/') + "/");
        HostingEnvironment.ApplicationVirtualPath.ShouldBe("/");
        HostingEnvironment.ApplicationID.ShouldBe(host.App.Environment.ApplicationName);
        HostingEnvironment.SiteName.ShouldBe(host.App.Environment.ApplicationName);
        HostingEnvironment.IsDevelopmentEnvironment.ShouldBeFalse();
        HostingEnvironment.ShutdownReason.ShouldBe(ApplicationShutdownReason.None);
    }

    [Theory]
    [InlineData("~/App_Data/x.json", "/App_Data/x.json")]
    [InlineData("/App_Data/", "/App_Data/")]
    [InlineData("~", "")]
    [InlineData("~/a/../b", "/b")]
    public async Task MapPath_maps_below_the_content_root(string path, string expected)
    {
        await using MigratedHost host = await MigratedHost.StartAsync();

        HostingEnvironment.MapPath(path).ShouldBe(host.App.Environment.ContentRootPath.TrimEnd('/') + expected);
    }

    [Fact]
    public async Task MapPath_refuses_what_is_no_path_of_the_application()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();

        Should.Throw<ArgumentException>(() => HostingEnvironment.MapPath("x"));
        Should.Throw<ArgumentNullException>(() => HostingEnvironment.MapPath(null!));
        Should.Throw<HttpException>(() => HostingEnvironment.MapPath("~/../x"));
    }

    [Fact]
    public async Task Queued_work_runs_outside_of_the_request()
    {
        TaskCompletionSource<HttpContext?> seen = new();
        await using MigratedHost host = await MigratedHost.StartAsync(map: app =>
            app.Handle(_ => HostingEnvironment.QueueBackgroundWorkItem(_ => seen.SetResult(HttpContext.Current)))
        );
        using HttpClient client = new();

        _ = await client.GetStringAsync(host.App.Urls.First() + "/h.ashx", Bound.Token());

        (await seen.Task.Bounded()).ShouldBeNull();
    }

    [Fact]
    public async Task A_stopping_host_cancels_queued_work_and_waits_for_it()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();
        TaskCompletionSource cancelled = new();
        TaskCompletionSource mayEnd = new();
        HostingEnvironment.QueueBackgroundWorkItem(async token =>
        {
            await using CancellationTokenRegistration _ = token.Register(cancelled.SetResult);
            await mayEnd.Task;
        });

        Task stopped = host.App.StopAsync(Bound.Token());
        await cancelled.Task.Bounded();
        HostingEnvironment.ShutdownReason.ShouldBe(ApplicationShutdownReason.HostingEnvironment);
        stopped.IsCompleted.ShouldBeFalse();
        mayEnd.SetResult();

        await stopped.Bounded();
    }

    [Fact]
    public async Task The_host_goes_on_when_its_time_is_over()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();
        TaskCompletionSource cancelled = new();
        TaskCompletionSource mayEnd = new();
        HostingEnvironment.QueueBackgroundWorkItem(async token =>
        {
            await using CancellationTokenRegistration _ = token.Register(cancelled.SetResult);
            await mayEnd.Task;
        });
        using CancellationTokenSource timeIsOver = new();

        Task stopped = host.App.StopAsync(timeIsOver.Token);
        await cancelled.Task.Bounded();
        await timeIsOver.CancelAsync();

        await stopped.Bounded();
        (await host.Logs.WaitForAsync(2054)).Message.ShouldContain(nameof(BackgroundWork));
        mayEnd.SetResult();
    }

    [Fact]
    public async Task A_failure_of_queued_work_is_logged_and_a_cancellation_is_no_failure()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();

        HostingEnvironment.QueueBackgroundWorkItem(
            (CancellationToken _) => throw new InvalidOperationException("of work")
        );
        (await host.Logs.WaitForAsync(2050)).Exception!.Message.ShouldBe("of work");

        HostingEnvironment.QueueBackgroundWorkItem(token => new TaskCompletionSource().Task.WaitAsync(token));
        await host.App.StopAsync(Bound.Token());
        _ = await host.Logs.WaitForAsync(2051);
        host.Logs.Failures.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Work_is_not_begun_in_a_host_that_stops()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();
        await host.App.StopAsync(Bound.Token());
        bool hasRun = false;

        HostingEnvironment.QueueBackgroundWorkItem(_ => hasRun = true);

        _ = await host.Logs.WaitForAsync(2052);
        hasRun.ShouldBeFalse();
    }

    [Fact]
    public async Task A_registered_object_is_stopped_and_waited_for()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();
        RecordingObject target = new();
        HostingEnvironment.RegisterObject(target);
        HostingEnvironment.RegisterObject(target);

        Task stopped = host.App.StopAsync(Bound.Token());
        await target.Stopped.Task.Bounded();
        stopped.IsCompleted.ShouldBeFalse();
        HostingEnvironment.UnregisterObject(target);

        await stopped.Bounded();
        target.Stops.ShouldBe([false]);
    }

    [Fact]
    public async Task A_registered_object_that_takes_too_long_is_told_again_and_left_behind()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();
        RecordingObject target = new();
        HostingEnvironment.RegisterObject(target);
        using CancellationTokenSource timeIsOver = new();

        Task stopped = host.App.StopAsync(timeIsOver.Token);
        await target.Stopped.Task.Bounded();
        await timeIsOver.CancelAsync();

        await stopped.Bounded();
        target.Stops.ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_registered_object_that_fails_to_stop_does_not_keep_the_others_from_it()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();
        RecordingObject failing = new() { Failure = new InvalidOperationException("of object") };
        RecordingObject next = new();
        HostingEnvironment.RegisterObject(failing);
        HostingEnvironment.RegisterObject(next);

        Task stopped = host.App.StopAsync(Bound.Token());
        await next.Stopped.Task.Bounded();
        (await host.Logs.WaitForAsync(2053)).Exception.ShouldBeSameAs(failing.Failure);
        HostingEnvironment.UnregisterObject(next);
        HostingEnvironment.UnregisterObject(failing);

        await stopped.Bounded();
    }

    [Fact]
    public async Task An_object_registered_late_is_told_at_once()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();
        RecordingObject first = new();
        RecordingObject late = new();
        HostingEnvironment.RegisterObject(first);

        Task stopped = host.App.StopAsync(Bound.Token());
        await first.Stopped.Task.Bounded();
        HostingEnvironment.RegisterObject(late);
        await late.Stopped.Task.Bounded();
        HostingEnvironment.UnregisterObject(late);
        HostingEnvironment.UnregisterObject(first);

        await stopped.Bounded();
    }

    [Fact]
    public async Task InitiateShutdown_stops_the_host()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();

        HostingEnvironment.InitiateShutdown();

        await host.App.WaitForShutdownAsync(Bound.Token()).Bounded();
        HostingEnvironment.ShutdownReason.ShouldBe(ApplicationShutdownReason.HostingEnvironment);
    }

    [Fact]
    public async Task Work_needs_a_host_that_waits_for_it()
    {
        await using (MigratedHost stopped = await MigratedHost.StartAsync())
        {
            await stopped.App.StopAsync(Bound.Token());
        }

        await using SystemWebHost host = await SystemWebHost.StartAsync(app => app.Handle(_ => { }));

        Should
            .Throw<InvalidOperationException>(() => HostingEnvironment.QueueBackgroundWorkItem(_ => { }))
            .Message.ShouldContain("builder.AddSystemWeb()");
    }

    [Fact]
    public void Nothing_is_refused()
    {
        Should.Throw<ArgumentNullException>(() =>
            HostingEnvironment.QueueBackgroundWorkItem((Action<CancellationToken>)null!)
        );
        Should.Throw<ArgumentNullException>(() =>
            HostingEnvironment.QueueBackgroundWorkItem((Func<CancellationToken, Task?>)null!)
        );
        Should.Throw<ArgumentNullException>(() => HostingEnvironment.RegisterObject(null!));
        Should.Throw<ArgumentNullException>(() => HostingEnvironment.UnregisterObject(null!));
    }

    private sealed class RecordingObject : IRegisteredObject
    {
        public List<bool> Stops { get; } = [];

        public TaskCompletionSource Stopped { get; } = new();

        public Exception? Failure { get; init; }

        public void Stop(bool immediate)
        {
            Stops.Add(immediate);
            _ = Stopped.TrySetResult();
            if (Failure is not null)
            {
                throw Failure;
            }
        }
    }
}

using System.Collections;
using System.Web;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Application;

/// <summary>Application state: values of the process, and the lock on them.</summary>
public sealed class HttpApplicationStateTests
{
    [Fact]
    public void Values_are_found_by_name_without_regard_to_case_and_by_position()
    {
        HttpApplicationState state = new();
        state["One"] = 1;
        state.Add("two", 2);
        state.Set("ONE", 11);
        state.Add("two", 22);

        state["one"].ShouldBe(11);
        state.Get("TWO").ShouldBe(2);
        state[2].ShouldBe(22);
        state.Get(0).ShouldBe(11);
        state["missing"].ShouldBeNull();
        state.AllKeys.ShouldBe(["One", "two", "two"]);
        state.GetKey(1).ShouldBe("two");
        state.Count.ShouldBe(3);
        state.Contents.ShouldBeSameAs(state);
        state.Keys.Cast<string>().ShouldBe(["One", "two", "two"]);
        Should.Throw<ArgumentOutOfRangeException>(() => state[3]);
    }

    [Fact]
    public void Values_are_removed_by_name_by_position_and_altogether()
    {
        HttpApplicationState state = new();
        foreach (string name in (string[])["a", "b", "c", "d"])
        {
            state[name] = name;
        }

        state.Remove("B");
        state.RemoveAt(0);
        state.AllKeys.ShouldBe(["c", "d"]);
        state.RemoveAll();
        state.Count.ShouldBe(0);
        state["e"] = "e";
        state.Clear();
        state.Count.ShouldBe(0);
    }

    /// <remarks>The lock belongs to a thread, so this test stays on its own: it never awaits while it holds the lock.</remarks>
    [Fact]
    public void The_lock_keeps_other_threads_out_until_it_is_given_back_as_often_as_taken()
    {
        HttpApplicationState state = new() { ["n"] = 0 };
        object? read = null;
        using ManualResetEventSlim arrived = new();
        Thread reader = new(() =>
        {
            arrived.Set();
            read = state["n"];
        });
        Thread stranger = new(state.UnLock);
        state.Lock();
        state.Lock();
        reader.Start();
        arrived.Wait(Bound.Time, TestContext.Current.CancellationToken).ShouldBeTrue();
        state["n"] = 1;
        stranger.Start();
        stranger.Join(Bound.Time).ShouldBeTrue();
        state.UnLock();
        read.ShouldBeNull();
        state["n"] = 2;
        state.UnLock();

        reader.Join(Bound.Time).ShouldBeTrue();
        read.ShouldBe(2);
        Should.NotThrow(state.UnLock);
    }

    [Fact]
    public async Task A_counter_under_the_lock_loses_nothing()
    {
        const int Threads = 8;
        const int Rounds = 500;
        HttpApplicationState state = new() { ["n"] = 0 };
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(Count))).Bounded();

        state["n"].ShouldBe(Threads * Rounds);

        void Count()
        {
            for (int round = 0; round < Rounds; round++)
            {
                state.Lock();
                state["n"] = (int)state["n"]! + 1;
                state.UnLock();
            }
        }
    }

    [Fact]
    public async Task A_lock_that_a_handler_forgets_does_not_outlive_its_request()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.Handle(context => context.Application.Lock());
            app.MapHttpHandler(
                "/async",
                _ => new AsyncHandler(async context =>
                {
                    await Task.Yield();
                    context.Application.Lock();
                })
            );
        });
        foreach (string path in (string[])["/h.ashx", "/async"])
        {
            using HttpResponseMessage response = await host.Http.GetAsync(path, Bound.Token());
            response.EnsureSuccessStatusCode();
            await Task.Run(() => HttpApplicationState.OfProcess["any"]).Bounded();
        }
    }

    [Fact]
    public async Task A_lock_carried_over_an_await_in_a_websocket_is_given_back()
    {
        TaskCompletionSource locked = new();
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                context.Application.Lock();
                locked.SetResult();
                await goOn.Task;
                context.Application.UnLock();
                await context.WebSocket.SendTextAsync("unlocked");
            })
        );
        using System.Net.WebSockets.ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await locked.Task.Bounded();
        await Task.Run(() => HttpApplicationState.OfProcess["any"]).Bounded();
        goOn.SetResult();

        (await client.ReceiveTextAsync()).ShouldBe("unlocked");
    }

    [Fact]
    public async Task Requests_and_websockets_of_the_process_share_the_values()
    {
        string name = Guid.NewGuid().ToString();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.HandleWebSocket(async context =>
            {
                HttpContext.Current!.Application[name] = $"{context.Application[name]}+socket";
                await context.WebSocket.SendTextAsync((string)context.Application[name]!);
            });
            app.MapHttpHandler(
                "/set",
                _ => new Handler(context => context.ApplicationInstance!.Application[name] = "request")
            );
        });
        using HttpResponseMessage response = await host.Http.GetAsync("/set", Bound.Token());
        using System.Net.WebSockets.ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (await client.ReceiveTextAsync()).ShouldBe("request+socket");
        HttpApplicationState.OfProcess.Remove(name);
    }

    [Fact]
    public void The_wrapper_passes_everything_on()
    {
        HttpApplicationState state = new();
        HttpApplicationStateBase wrapper = new HttpApplicationStateWrapper(state);
        wrapper["a"] = 1;
        wrapper.Add("b", 2);
        wrapper.Set("c", 3);
        wrapper.Lock();
        wrapper.UnLock();
        object?[] copy = new object?[3];
        wrapper.CopyTo(copy, 0);

        wrapper.Count.ShouldBe(3);
        wrapper.Contents["A"].ShouldBe(1);
        wrapper.Get(1).ShouldBe(2);
        wrapper.Get("c").ShouldBe(3);
        wrapper[0].ShouldBe(1);
        wrapper.GetKey(2).ShouldBe("c");
        wrapper.AllKeys.ShouldBe(state.AllKeys);
        wrapper.Keys.Count.ShouldBe(3);
        wrapper.IsSynchronized.ShouldBe(((ICollection)state).IsSynchronized);
        wrapper.SyncRoot.ShouldBe(((ICollection)state).SyncRoot);
        wrapper.Cast<string>().ShouldBe(["a", "b", "c"]);
        wrapper.Remove("a");
        wrapper.RemoveAt(0);
        state.AllKeys.ShouldBe(["c"]);
        wrapper.RemoveAll();
        state.Count.ShouldBe(0);
        state["d"] = 4;
        wrapper.Clear();
        state.Count.ShouldBe(0);
        Should.Throw<ArgumentNullException>(() => new HttpApplicationStateWrapper(null!));
    }
}

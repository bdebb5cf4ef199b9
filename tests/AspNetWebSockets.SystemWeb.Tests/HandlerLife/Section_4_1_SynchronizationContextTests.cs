using System.Globalization;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Security.Principal;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary>Section 4.1: the synchronization context of a classic handler.</summary>
public sealed class Section_4_1_SynchronizationContextTests
{
    [Fact]
    public async Task A_piece_that_takes_the_context_off_does_so_for_itself_alone()
    {
        SynchronizationContext? seen = null;
        SynchronizationContext? expected = null;
        await RunInHandlerAsync(async context =>
        {
            expected = context;
            TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
            context.Post(_ => SynchronizationContext.SetSynchronizationContext(null), state: null);
            context.Post(
                _ =>
                {
                    seen = SynchronizationContext.Current;
                    done.SetResult();
                },
                state: null
            );
            await done.Task;
        });

        seen.ShouldNotBeNull();
        seen.ShouldBeSameAs(expected);
    }

    [Fact]
    public async Task Work_runs_one_piece_at_a_time_in_the_order_of_posting()
    {
        const int Pieces = 2000;
        List<int> order = [];
        int inside = 0;
        int most = 0;
        await RunInHandlerAsync(async context =>
        {
            TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

            // Posted from pool threads one after another, while the context is busy with earlier pieces.
            await Task.Run(() =>
            {
                for (int index = 0; index < Pieces; index++)
                {
                    int piece = index;
                    context.Post(
                        _ =>
                        {
                            most = Math.Max(most, Interlocked.Increment(ref inside));
                            order.Add(piece);
                            Interlocked.Decrement(ref inside);
                            if (piece == Pieces - 1)
                            {
                                done.SetResult();
                            }
                        },
                        state: null
                    );
                }
            });
            await done.Task;
        });

        order.ShouldBe(Enumerable.Range(0, Pieces));
        most.ShouldBe(1);
    }

    [Fact]
    public async Task Many_posting_threads_never_overlap()
    {
        const int Threads = 8;
        const int PiecesPerThread = 500;
        int counter = 0;
        await RunInHandlerAsync(async context =>
        {
            TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await Task.WhenAll(
                Enumerable
                    .Range(0, Threads)
                    .Select(_ =>
                        Task.Run(() =>
                        {
                            for (int index = 0; index < PiecesPerThread; index++)
                            {
                                context.Post(
                                    _ =>
                                    {
                                        // Not atomic on purpose: two at once would lose a count.
                                        int next = counter + 1;
                                        Thread.SpinWait(20);
                                        counter = next;
                                        if (next == Threads * PiecesPerThread)
                                        {
                                            done.SetResult();
                                        }
                                    },
                                    state: null
                                );
                            }
                        })
                    )
            );
            await done.Task;
        });

        counter.ShouldBe(Threads * PiecesPerThread);
    }

    [Fact]
    public async Task Send_inside_runs_at_once()
    {
        bool ran = false;
        int thread = 0;
        int caller = 0;
        await RunInHandlerAsync(context =>
        {
            caller = Environment.CurrentManagedThreadId;
            context.Send(
                _ =>
                {
                    ran = true;
                    thread = Environment.CurrentManagedThreadId;
                },
                state: null
            );
            ran.ShouldBeTrue();
            return Task.CompletedTask;
        });

        thread.ShouldBe(caller);
    }

    [Fact]
    public async Task Send_from_outside_waits_for_its_turn_and_throws_to_the_sender()
    {
        List<string> order = [];
        Exception? thrown = null;
        await RunInHandlerAsync(async context =>
        {
            await Task.Run(() =>
            {
                context.Post(_ => order.Add("posted before"), state: null);
                context.Send(_ => order.Add("sent"), state: null);
                order.Add("send returned");
                thrown = Record.Exception(() =>
                    context.Send(_ => throw new InvalidDataException("from the work"), state: null)
                );
            });
        });

        order.ShouldBe(["posted before", "sent", "send returned"]);
        thrown.ShouldBeOfType<InvalidDataException>().Message.ShouldBe("from the work");
    }

    [Fact]
    public async Task A_copy_is_the_same_context()
    {
        SynchronizationContext? copy = null;
        SynchronizationContext? original = null;
        await RunInHandlerAsync(context =>
        {
            original = context;
            copy = context.CreateCopy();
            return Task.CompletedTask;
        });

        copy.ShouldBeSameAs(original);
    }

    [Fact]
    public async Task Every_piece_of_work_sees_the_http_context_the_principal_and_the_culture()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        List<(HttpContext? Context, string? User, bool Culture)> seen = [];
        void See() =>
            seen.Add(
                (
                    HttpContext.Current,
                    Thread.CurrentPrincipal?.Identity?.Name,
                    ReferenceEquals(CultureInfo.CurrentCulture, culture)
                )
            );
        HttpContext? accepting = null;
        TaskCompletionSource done = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.Use(
                (core, next) =>
                {
                    core.User = new ClaimsPrincipal(new GenericIdentity("alice"));
                    CultureInfo.CurrentCulture = culture;
                    return next();
                }
            );
            app.Handle(context =>
            {
                accepting = context;
                context.AcceptWebSocketRequest(async _ =>
                {
                    See();
                    await Task.Yield();
                    See();
                    SynchronizationContext synchronization = SynchronizationContext.Current!;
                    TaskCompletionSource posted = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    await Task.Run(
                        () =>
                        {
                            // From a thread with another culture and principal.
                            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                            Thread.CurrentPrincipal = null;
                            synchronization.Post(
                                _ =>
                                {
                                    See();
                                    posted.SetResult();
                                },
                                state: null
                            );
                        },
                        CancellationToken.None
                    );
                    await posted.Task;
                    done.SetResult();
                });
            });
        });
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await done.Task.Bounded();

        accepting.ShouldNotBeNull();
        seen.ShouldBe(Enumerable.Repeat<(HttpContext?, string?, bool)>((accepting, "alice", true), 3));
    }

    [Fact]
    public async Task Configure_await_false_leaves_the_context()
    {
        (HttpContext? Context, SynchronizationContext? Synchronization)? outside = null;
        (HttpContext? Context, SynchronizationContext? Synchronization)? inRun = null;
        HttpContext? back = null;
        await RunInHandlerAsync(async _ =>
        {
            inRun = await Task.Run(() => (HttpContext.Current, SynchronizationContext.Current));
            outside = await LeaveAsync();
            back = HttpContext.Current;
        });

        outside.ShouldBe((null, null));
        inRun.ShouldBe((null, null));
        back.ShouldNotBeNull();

        static async Task<(HttpContext?, SynchronizationContext?)> LeaveAsync()
        {
            TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _ = Task.Run(source.SetResult);
            await source.Task.ConfigureAwait(false);
            return (HttpContext.Current, SynchronizationContext.Current);
        }
    }

    [Fact]
    public async Task An_assigned_current_context_lasts_for_the_piece_of_work()
    {
        HttpContext? other = null;
        HttpContext? own = null;
        HttpContext? assigned = null;
        TaskCompletionSource<HttpContext?> next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                if (!context.IsWebSocketRequest)
                {
                    other = context;
                    return;
                }

                context.AcceptWebSocketRequest(_ =>
                {
                    // Queued already, so it follows on the same thread.
                    SynchronizationContext.Current!.Post(_ => next.SetResult(HttpContext.Current), state: null);
                    own = HttpContext.Current;
                    HttpContext.Current = other;
                    assigned = HttpContext.Current;
                    return next.Task;
                });
            })
        );
        await host.Http.GetStringAsync("/h.ashx", TestContext.Current.CancellationToken);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (await next.Task.Bounded()).ShouldBeSameAs(own);
        assigned.ShouldBeSameAs(other);
        own.ShouldNotBeNull().ShouldNotBeSameAs(other);
    }

    [Fact]
    public async Task Two_sockets_run_at_the_same_time()
    {
        using Barrier both = new(2);
        List<Task<bool>> met = [];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                // Blocks the thread of each socket until the other one has come: with one context for all it never would.
                bool came = both.SignalAndWait(Bound.Time, CancellationToken.None);
                await context.WebSocket.SendTextAsync(came ? "met" : "alone");
                await context.WebSocket.ReceiveCloseAsync();
            })
        );
        using ClientWebSocket first = await host.ConnectAsync("/h.ashx");
        using ClientWebSocket second = await host.ConnectAsync("/h.ashx");

        (await first.ReceiveTextAsync()).ShouldBe("met");
        (await second.ReceiveTextAsync()).ShouldBe("met");
    }

    [Fact]
    public async Task Posting_allocates_nothing_once_the_ring_has_grown()
    {
        const int Rounds = 1000;
        long allocated = long.MaxValue;
        await RunInHandlerAsync(context =>
        {
            SendOrPostCallback nothing = static _ => { };
            for (int index = 0; index < Rounds; index++)
            {
                context.Post(nothing, state: null);
            }

            TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
            context.Post(
                _ =>
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    for (int index = 0; index < Rounds; index++)
                    {
                        context.Post(nothing, state: null);
                    }

                    allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                    done.SetResult();
                },
                state: null
            );
            return done.Task;
        });

        allocated.ShouldBe(0);
    }

    [Fact]
    public async Task A_mapped_handler_has_no_context()
    {
        TaskCompletionSource<(HttpContext?, SynchronizationContext?)> seen = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.MapWebSocket(
                "/ws",
                _ =>
                {
                    seen.SetResult((HttpContext.Current, SynchronizationContext.Current));
                    return Task.CompletedTask;
                }
            )
        );
        using ClientWebSocket client = await host.ConnectAsync("/ws");

        (await seen.Task.Bounded()).ShouldBe((null, null));
    }

    /// <summary>Runs a function inside a classic handler and fails with what it failed with.</summary>
    private static async Task RunInHandlerAsync(Func<SynchronizationContext, Task> run)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async _ =>
            {
                try
                {
                    await run(SynchronizationContext.Current!);
                    done.SetResult();
                }
                catch (Exception exception)
                {
                    done.SetException(exception);
                }
            })
        );
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await done.Task.Bounded();
    }
}

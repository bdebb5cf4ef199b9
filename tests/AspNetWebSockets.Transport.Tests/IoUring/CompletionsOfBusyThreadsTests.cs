using System.Net.Sockets;
using System.Runtime.InteropServices;
using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>
/// What one thread has asked for completes for another one that leads the ring in its place, while the first is held up
/// by user code. The take-over of a stalled loop rests on it.
/// </summary>
public sealed partial class CompletionsOfBusyThreadsTests
{
    private static readonly TimeSpan _bound = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private volatile bool _released;

    [Fact]
    public void While_it_sleeps_in_the_kernel() =>
        CompletionsReachAnotherThread(_ =>
        {
            while (!_released)
            {
                Sleep(300_000).ShouldBe(0);
            }
        });

    [Fact]
    public void While_it_waits_for_a_lock()
    {
        object gate = new();
        Monitor.Enter(gate);
        CompletionsReachAnotherThread(
            _ =>
            {
                lock (gate)
                {
                    _released.ShouldBeTrue();
                }
            },
            () => Monitor.Exit(gate)
        );
    }

    [Fact]
    public void While_it_waits_for_an_event() =>
        CompletionsReachAnotherThread(release =>
            release.Wait(_patience, TestContext.Current.CancellationToken).ShouldBeTrue()
        );

    [Fact]
    public void While_it_computes_in_user_mode() =>
        CompletionsReachAnotherThread(_ =>
        {
            while (!_released) { }
        });

    private void CompletionsReachAnotherThread(Action<ManualResetEventSlim> beBusy, Action? letGo = null)
    {
        using RingHarness harness = new();
        using ManualResetEventSlim armed = new();
        using ManualResetEventSlim release = new();
        (Socket here, Socket there) = harness.Connect();
        Thread busy = new(() =>
        {
            harness.Ring.RegisterThread();
            harness.Ring.Next().ReceiveAgainAndAgain(RingHarness.Descriptor(there), harness.Buffers.Group, 1);
            harness.Ring.Submit();
            armed.Set();
            beBusy(release);
        })
        {
            IsBackground = true,
        };
        busy.Start();
        armed.Wait(_patience, TestContext.Current.CancellationToken).ShouldBeTrue();

        List<TimeSpan> times = [];
        for (byte i = 1; i <= 20; i++)
        {
            long start = TimeProvider.System.GetTimestamp();
            here.Send([i]);
            Completion completion = harness.Take();
            times.Add(TimeProvider.System.GetElapsedTime(start));
            completion.HasMore.ShouldBeTrue();
            harness.Received(completion).ShouldBe([i]);
        }

        busy.IsAlive.ShouldBeTrue();
        _released = true;
        release.Set();
        letGo?.Invoke();
        busy.Join(_patience).ShouldBeTrue();

        // The median, as a busy machine may schedule this thread late now and then.
        times.Order().ElementAt(times.Count / 2).ShouldBeLessThan(_bound);
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Sleep(uint microseconds);
}

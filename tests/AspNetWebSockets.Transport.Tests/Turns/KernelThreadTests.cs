namespace AspNetWebSockets.Transport.Tests;

/// <summary>Whether a thread sleeps, as the kernel says it.</summary>
public sealed class KernelThreadTests
{
    [Fact]
    public void A_thread_that_asks_is_awake() => KernelThread.IsAsleep(KernelThread.CurrentId()).ShouldBeFalse();

    [Fact]
    public void A_thread_that_does_not_exist_is_not_asleep() => KernelThread.IsAsleep(int.MaxValue).ShouldBeFalse();

    [Fact]
    public void A_thread_that_waits_is_asleep_whatever_its_name()
    {
        using ManualResetEventSlim release = new();
        using ManualResetEventSlim started = new();
        int id = 0;
        Thread thread = new(() =>
        {
            id = KernelThread.CurrentId();
            started.Set();
            _ = release.WaitHandle.WaitOne();
        })
        {
            Name = "a) R 1 (b",
        };
        thread.Start();
        started.Wait(Bound.Time, TestContext.Current.CancellationToken).ShouldBeTrue();
        try
        {
            SpinWait.SpinUntil(() => KernelThread.IsAsleep(id), Bound.Time).ShouldBeTrue();
        }
        finally
        {
            release.Set();
            thread.Join(Bound.Time).ShouldBeTrue();
        }
    }
}

using System.Runtime.ExceptionServices;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>A thread of its own for a piece of a test.</summary>
internal static class OtherThread
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs <paramref name="work"/> on a new thread, waits for its end and throws what it threw.</summary>
    public static void Run(Action work)
    {
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        thread.Join(_patience).ShouldBeTrue("The other thread did not end.");
        failure?.Throw();
    }
}

using System.Runtime.CompilerServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <content>The end, in which the kernel has to give back everything that it works on.</content>
internal sealed unsafe partial class IoUringLoop
{
    // How long a connection that the application has let go of may take to send what is left.
    private static readonly KernelTimeSpan[] s_lingerTime = CreateLingerTime();
    private static readonly TimeSpan s_endTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_endStep = TimeSpan.FromMilliseconds(100);

    // Memory that the kernel may still write to.
    private static readonly List<IoUringLoop> s_unfinished = [];

    /// <inheritdoc />
    public override void Dispose()
    {
        bool finished = TryFinish();
        _hasEnded = true;
        foreach (LoopConnection connection in Connections.Snapshot())
        {
            Unsafe.As<IoUringConnection>(connection).OnLoopEnded();
        }

        _ring.Dispose();
        _wake.Dispose();
        if (finished)
        {
            _buffers.Dispose();
            Arena.Dispose();
        }
        else
        {
            lock (s_unfinished)
            {
                s_unfinished.Add(this);
            }
        }
    }

    // Pinned, as the kernel reads it.
    private static KernelTimeSpan[] CreateLingerTime()
    {
        KernelTimeSpan[] time = GC.AllocateArray<KernelTimeSpan>(1, pinned: true);
        time[0] = new KernelTimeSpan(Seconds: 10, Nanoseconds: 0);
        return time;
    }

    private bool TryFinish()
    {
        IsEnding = true;
        Ask().CancelEverything(RequestTag.Of(RequestKind.None, 0));
        long start = TimeProvider.System.GetTimestamp();
        while (_outstanding != 0)
        {
            if (TimeProvider.System.GetElapsedTime(start) > s_endTime)
            {
                return false;
            }

            _ring.SubmitAndWait(s_endStep);
            while (_ring.TryTake(out Completion completion))
            {
                // Sinks have been told the end already, so none of this begins a turn.
                _ = Dispatch(completion);
            }
        }

        return true;
    }
}

using System.Threading.Channels;

namespace Demo;

/// <summary>One connection under observation: everything seen, in order, on one clock. Any thread may write.</summary>
internal sealed class Run(string scenario)
{
    /// <summary>How long the tap holds bytes back, so that the eye can follow a frame on its way.</summary>
    public static readonly TimeSpan LineDelay = TimeSpan.FromMilliseconds(400);

    private readonly Channel<RunEvent> _events = Channel.CreateUnbounded<RunEvent>();
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _tcpEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunPart _finished;
    private int _lastId;

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public string Scenario { get; } = scenario;

    /// <summary>What was seen; completes when every <see cref="RunPart"/> has ended.</summary>
    public ChannelReader<RunEvent> Events => _events.Reader;

    /// <summary>Completes when the tap has seen TCP end on one side.</summary>
    public Task TcpEnded => _tcpEnded.Task;

    public int NextId() => Interlocked.Increment(ref _lastId);

    public void Write(RunEvent runEvent)
    {
        lock (_lock)
        {
            double time = TimeProvider.System.GetElapsedTime(_start).TotalMilliseconds;

            // A late event of a run that is over has no reader; TryWrite ignores it then.
            _ = _events.Writer.TryWrite(runEvent with { Time = Math.Round(time, 1) });
            if (string.Equals(runEvent.Kind, "tcp", StringComparison.Ordinal))
            {
                _ = _tcpEnded.TrySetResult();
            }
        }
    }

    public void Finish(RunPart part)
    {
        lock (_lock)
        {
            _finished |= part;
            if (_finished == RunPart.All)
            {
                Write(new RunEvent("end"));
                _ = _events.Writer.TryComplete();
            }
        }
    }
}

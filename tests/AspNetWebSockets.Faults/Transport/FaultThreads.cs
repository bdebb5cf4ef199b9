namespace AspNetWebSockets.Faults;

/// <summary>The threads that a case may use besides the one that drives it.</summary>
internal sealed class FaultThreads : IDisposable
{
    private readonly SecondThread _other = new("other");
    private bool _useOther;

    /// <summary>Tells that a turn has stalled.</summary>
    public SecondThread Guard { get; } = new("guard");

    /// <summary>Tells of a flush while another thread is still in the call.</summary>
    public SecondThread Flusher { get; } = new("flusher");

    /// <summary>Runs it on this thread and on another in turns.</summary>
    public void Alternate(Action action)
    {
        _useOther = !_useOther;
        if (_useOther)
        {
            _other.Do(action);
        }
        else
        {
            action();
        }
    }

    public void Dispose()
    {
        _other.Dispose();
        Guard.Dispose();
        Flusher.Dispose();
    }
}

using System.Threading.Tasks.Sources;

namespace AspNetWebSockets.Transport;

/// <summary>Lets the output pump wait for <see cref="ITransportSink.OnFlushed"/> without allocating.</summary>
internal sealed class FlushSignal : IValueTaskSource<bool>
{
    private ManualResetValueTaskSourceCore<bool> _core;

    /// <summary>Says whether the flush that follows <see cref="Reset"/> succeeded.</summary>
    public ValueTask<bool> Task => new(this, _core.Version);

    /// <summary>Before each flush.</summary>
    public void Reset() => _core.Reset();

    /// <summary>The flush is over.</summary>
    public void Set(bool success) => _core.SetResult(success);

    /// <inheritdoc />
    public bool GetResult(short token) => _core.GetResult(token);

    /// <inheritdoc />
    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    /// <inheritdoc />
    public void OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _core.OnCompleted(continuation, state, token, flags);
}

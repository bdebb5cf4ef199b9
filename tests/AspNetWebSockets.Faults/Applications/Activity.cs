namespace AspNetWebSockets.Faults;

/// <summary>One line of execution of an application. Lets the one who drives the case see whether it waits.</summary>
internal sealed class Activity(string name)
{
    private volatile Task? _pending;
    private volatile string _doing = "nothing yet";
    private volatile bool _over;

    /// <summary>Whether it waits for something that has not happened, or has ended.</summary>
    public bool IsQuiet => _over || _pending is { IsCompleted: false };

    public bool IsOver => _over;

    /// <summary>Waits.</summary>
    public async Task<T> WaitAsync<T>(ValueTask<T> operation, string doing)
    {
        _doing = doing;
        if (operation.IsCompleted)
        {
            return await operation.ConfigureAwait(false);
        }

        Task<T> task = operation.AsTask();
        _pending = task;
        try
        {
            return await task.ConfigureAwait(false);
        }
        finally
        {
            _pending = null;
        }
    }

    /// <inheritdoc cref="WaitAsync{T}(ValueTask{T}, string)" />
    public async Task WaitAsync(ValueTask operation, string doing)
    {
        _doing = doing;
        if (operation.IsCompleted)
        {
            await operation.ConfigureAwait(false);
            return;
        }

        Task task = operation.AsTask();
        _pending = task;
        try
        {
            await task.ConfigureAwait(false);
        }
        finally
        {
            _pending = null;
        }
    }

    /// <summary>It has ended.</summary>
    public void End() => _over = true;

    /// <inheritdoc />
    public override string ToString() => $"{name}: {(_over ? "over" : _doing)}";
}

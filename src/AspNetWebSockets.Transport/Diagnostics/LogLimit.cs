namespace AspNetWebSockets.Transport;

/// <summary>Keeps a warning that could come thousands of times from filling the log. Any thread.</summary>
internal sealed class LogLimit(TimeProvider timeProvider, TimeSpan interval)
{
    private readonly Lock _gate = new();
    private long _last;
    private long _skipped;
    private bool _hasLogged;

    /// <summary>Something happened.</summary>
    /// <param name="count">How often it has happened since it was logged last, this time included.</param>
    /// <returns>Whether to log it.</returns>
    public bool TryTake(out long count)
    {
        lock (_gate)
        {
            count = ++_skipped;
            if (_hasLogged && timeProvider.GetElapsedTime(_last) < interval)
            {
                return false;
            }

            _hasLogged = true;
            _last = timeProvider.GetTimestamp();
            _skipped = 0;
            return true;
        }
    }
}

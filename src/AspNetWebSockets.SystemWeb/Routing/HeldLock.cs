namespace System.Web.Routing;

/// <summary>A lock that is let go when this is disposed of.</summary>
internal sealed class HeldLock(Action release) : IDisposable
{
    private Action? _release = release;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}

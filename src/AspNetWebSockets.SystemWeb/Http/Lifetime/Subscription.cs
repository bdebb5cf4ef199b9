namespace System.Web;

/// <summary>One action for the end of a request; runs at most once.</summary>
internal sealed class Subscription(Action action) : ISubscriptionToken
{
    private Action? _pending = action;

    public bool IsActive => Volatile.Read(ref _pending) is not null;

    public void Unsubscribe() => Interlocked.Exchange(ref _pending, null);

    internal void Run() => Interlocked.Exchange(ref _pending, null)?.Invoke();
}

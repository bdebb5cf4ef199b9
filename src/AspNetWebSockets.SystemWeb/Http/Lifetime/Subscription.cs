namespace System.Web;

/// <summary>One action for the end of a request; runs at most once.</summary>
internal sealed class Subscription(Action action) : ISubscriptionToken
{
    private Action? pending = action;

    public bool IsActive => Volatile.Read(ref pending) is not null;

    public void Unsubscribe() => Interlocked.Exchange(ref pending, null);

    internal void Run() => Interlocked.Exchange(ref pending, null)?.Invoke();
}

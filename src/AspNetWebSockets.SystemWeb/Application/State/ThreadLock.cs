namespace System.Web;

/// <summary>
/// A lock that application code takes and gives back by calls of its own. One that it forgets, or carries over an
/// <c>await</c> to another thread, is given back when its thread goes on to other work.
/// </summary>
internal sealed class ThreadLock
{
    private readonly Lock _lock = new();
    private readonly AsyncLocal<ThreadLock?> _taken = new(OnChanged);

    /// <summary>Takes the lock for a block of code.</summary>
    internal Lock.Scope Hold() => _lock.EnterScope();

    /// <summary>Takes the lock until <see cref="Exit"/>, or until the thread leaves the work that it is doing.</summary>
    internal void Enter()
    {
        _lock.Enter();
        _taken.Value = this;
    }

    /// <summary>Gives the lock back once, when the thread holds it.</summary>
    internal void Exit()
    {
        if (!_lock.IsHeldByCurrentThread)
        {
            return;
        }

        _lock.Exit();
        if (!_lock.IsHeldByCurrentThread)
        {
            _taken.Value = null;
        }
    }

    private static void OnChanged(AsyncLocalValueChangedArgs<ThreadLock?> change)
    {
        if (change is { ThreadContextChanged: true, CurrentValue: null })
        {
            change.PreviousValue?.ExitAltogether();
        }
    }

    private void ExitAltogether()
    {
        while (_lock.IsHeldByCurrentThread)
        {
            _lock.Exit();
        }
    }
}

namespace System.Web.SessionState;

/// <summary>Lets one request that changes a session in, or several that read it; the others wait in the order in which they came.</summary>
internal sealed class SessionGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private int _readers;
    private bool _hasWriter;

    /// <summary>Waits to be let in.</summary>
    /// <param name="alone">Whether nobody else may be in.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    internal async Task EnterAsync(bool alone, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> waiter = new(new Waiter(alone));
        lock (_lock)
        {
            _waiting.AddLast(waiter);
            LetIn();
        }

        using (
            cancellationToken.UnsafeRegister(
                static (state, token) =>
                {
                    (SessionGate gate, LinkedListNode<Waiter> node) = ((SessionGate, LinkedListNode<Waiter>))state!;
                    gate.GiveUp(node, token);
                },
                (this, waiter)
            )
        )
        {
            await waiter.Value.Entered.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Goes out again.</summary>
    /// <param name="alone">As in <see cref="EnterAsync"/>.</param>
    internal void Leave(bool alone)
    {
        lock (_lock)
        {
            if (alone)
            {
                _hasWriter = false;
            }
            else
            {
                _readers--;
            }

            LetIn();
        }
    }

    private void GiveUp(LinkedListNode<Waiter> waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (waiter.List is not null && waiter.Value.Entered.TrySetCanceled(cancellationToken))
            {
                _waiting.Remove(waiter);
                LetIn();
            }
        }
    }

    private void LetIn()
    {
        while (_waiting.First is { } first && !_hasWriter && (_readers == 0 || !first.Value.Alone))
        {
            _waiting.RemoveFirst();
            if (first.Value.Alone)
            {
                _hasWriter = true;
            }
            else
            {
                _readers++;
            }

            first.Value.Entered.SetResult();
        }
    }

    private sealed record Waiter(bool Alone)
    {
        internal TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Collections.Concurrent;

namespace AspNetWebSockets.Faults;

/// <summary>Another thread, which does one thing at a time while the one that asks for it waits: threads change, but nothing races.</summary>
internal sealed class SecondThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly SemaphoreSlim _done = new(0);
    private readonly Thread _thread;

    public SecondThread(string name)
    {
        _thread = new Thread(Work) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Whether this is the calling thread.</summary>
    public bool IsCurrent => Thread.CurrentThread == _thread;

    /// <summary>Runs the action there and waits for it.</summary>
    public void Do(Action action)
    {
        _work.Add(action);
        _done.Wait();
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
        _done.Dispose();
    }

    private void Work()
    {
        foreach (Action action in _work.GetConsumingEnumerable())
        {
            action();
            _ = _done.Release();
        }
    }
}

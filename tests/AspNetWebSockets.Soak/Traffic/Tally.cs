using System.Collections.Concurrent;

namespace AspNetWebSockets.Soak;

/// <summary>What all clients together have done and seen. Any thread.</summary>
internal sealed class Tally
{
    private const int MostFailures = 20;

    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentDictionary<string, long> _events = new(StringComparer.Ordinal);
    private long _echoes;
    private long _pushes;
    private long _failed;

    public long Echoes => Interlocked.Read(ref _echoes);

    public long Pushes => Interlocked.Read(ref _pushes);

    /// <summary>How many things were wrong.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>The first of them.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>How often what happened.</summary>
    public IEnumerable<(string Name, long Count)> Events =>
        _events.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value));

    public void Received(byte kind) => Interlocked.Increment(ref kind == SoakMessage.Echo ? ref _echoes : ref _pushes);

    /// <summary>Something happened that may.</summary>
    public void Count(string name) => _events.AddOrUpdate(name, 1, static (_, count) => count + 1);

    /// <summary>Something happened that must not.</summary>
    public void Fail(string what)
    {
        if (Interlocked.Increment(ref _failed) <= MostFailures)
        {
            _failures.Enqueue(what);
        }
    }
}

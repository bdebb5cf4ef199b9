using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace AspNetWebSockets.Faults;

/// <summary>Counts what the process rents from array pools and does not give back.</summary>
internal sealed class PooledBuffers : EventListener
{
    private const string Source = "System.Buffers.ArrayPoolEventSource";
    private const int Rented = 1;
    private const int Returned = 3;

    // Something else in the process may have rented meanwhile, but not each time.
    private const int Attempts = 3;

    private readonly ConcurrentDictionary<int, int> _out = new();

    /// <summary>Runs it, again when something was not given back.</summary>
    /// <exception cref="InvariantViolationException">Each time something was not given back.</exception>
    public void RequireReturned(Action action, string what)
    {
        for (int left = Attempts; left > 0; left--)
        {
            _out.Clear();
            action();
            if (_out.IsEmpty)
            {
                return;
            }
        }

        throw new InvariantViolationException(
            $"Pooled buffers of {string.Join(", ", _out.Values)} bytes were not given back.\n  plan: {what}"
        );
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (string.Equals(eventSource.Name, Source, StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        int buffer = (int)eventData.Payload![0]!;
        if (eventData.EventId == Rented)
        {
            _out[buffer] = (int)eventData.Payload[1]!;
        }
        else if (eventData.EventId == Returned)
        {
            _ = _out.TryRemove(buffer, out _);
        }
    }
}

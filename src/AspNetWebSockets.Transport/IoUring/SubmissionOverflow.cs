namespace AspNetWebSockets.Transport.IoUring;

/// <summary>Requests for which the ring has no room as long as the kernel has no memory to take those before them.</summary>
internal sealed class SubmissionOverflow
{
    private SubmissionEntry[] _entries = [];
    private int _first;

    /// <summary>How many are waiting.</summary>
    public int Count { get; private set; }

    /// <summary>Room for one more at the end, valid until the next call.</summary>
    public ref SubmissionEntry Add()
    {
        if (_first + Count == _entries.Length)
        {
            SubmissionEntry[] entries = new SubmissionEntry[Math.Max(16, Count * 2)];
            _entries.AsSpan(_first, Count).CopyTo(entries);
            _entries = entries;
            _first = 0;
        }

        return ref _entries[_first + Count++];
    }

    /// <summary>Takes the oldest.</summary>
    public SubmissionEntry Take()
    {
        Count--;
        return _entries[_first++];
    }
}

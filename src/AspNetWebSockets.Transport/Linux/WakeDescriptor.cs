using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>An eventfd(2) that ends the wait of a loop. Any thread.</summary>
internal sealed unsafe class WakeDescriptor : IDisposable
{
    private readonly Lock _gate = new();
    private bool _closed;

    public WakeDescriptor()
    {
        Value = Libc.EventDescriptor(0, Libc.SockNonBlock | Libc.SockCloseOnExec);
        if (Value < 0)
        {
            throw LinuxError.Last("eventfd");
        }
    }

    /// <summary>The descriptor, readable after <see cref="Set"/>.</summary>
    public int Value { get; }

    /// <summary>Makes it readable; does nothing after the disposal, when the number may be somebody else's.</summary>
    public void Set()
    {
        lock (_gate)
        {
            ulong one = 1;
            while (
                !_closed
                && Libc.Write(Value, &one, sizeof(ulong)) < 0
                && Marshal.GetLastPInvokeError() == Errno.Interrupted
            ) { }
        }
    }

    /// <summary>Makes it unreadable.</summary>
    public void Reset()
    {
        ulong count;
        while (Libc.Read(Value, &count, sizeof(ulong)) < 0 && Marshal.GetLastPInvokeError() == Errno.Interrupted) { }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _closed = true;
                _ = Libc.Close(Value);
            }
        }
    }
}

using System.Buffers;

namespace AspNetWebSockets.Transport;

/// <summary>
/// What came between a connection's take-over from its first sink and the start of the second. Used by the taking thread
/// until the connection is handed out, then only on the loop.
/// </summary>
internal sealed class ConnectionHandover
{
    private readonly ArrayBufferWriter<byte> _data = new();
    private volatile ITransportSink? _sink;

    /// <summary>Who gets what is here, once that is known. Any thread.</summary>
    public ITransportSink? Sink
    {
        get => _sink;
        set => _sink = value;
    }

    /// <summary>What was received and not consumed.</summary>
    public ReadOnlyMemory<byte> Data => _data.WrittenMemory;

    /// <summary>Whether nothing more will come.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Why nothing more will come.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Whether a flush that was pending is over.</summary>
    public bool HasFlushed { get; private set; }

    /// <summary>Why that flush failed.</summary>
    public Exception? FlushError { get; private set; }

    /// <summary>Bytes came.</summary>
    public void Append(ReadOnlySpan<byte> data) => _data.Write(data);

    /// <summary>Receiving has ended.</summary>
    public void End(Exception? error)
    {
        HasEnded = true;
        Error = error;
    }

    /// <summary>A flush that was pending is over.</summary>
    public void EndFlush(Exception? error)
    {
        HasFlushed = true;
        FlushError = error;
    }
}

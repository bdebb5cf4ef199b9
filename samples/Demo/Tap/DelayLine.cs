using System.IO.Pipelines;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Demo;

/// <summary>
/// One direction of a tapped connection: notes what the sender writes, holds it back for <see cref="Run.LineDelay"/>
/// and passes it on unchanged. The opening handshake passes without delay. One thread sends at a time.
/// </summary>
internal sealed class DelayLine(Run run, Side sender, TcpEnd tcpEnd, PipeWriter target)
{
    private readonly Channel<Passage> _underWay = Channel.CreateUnbounded<Passage>();
    private readonly DirectionTrace _trace = new(run, sender);

    /// <summary>Takes bytes from the sender.</summary>
    /// <param name="bytes">Not used by the caller any more.</param>
    public void Send(ReadOnlyMemory<byte> bytes)
    {
        int headLength = _trace.AddHead(bytes, out IReadOnlyList<int> headIdentifiers);
        if (headLength > 0)
        {
            Pass(TimeSpan.Zero, bytes[..headLength], headIdentifiers);
        }

        if (headLength < bytes.Length)
        {
            ReadOnlyMemory<byte> frames = bytes[headLength..];
            Pass(Run.LineDelay, frames, _trace.AddFrames(frames));
        }
    }

    /// <summary>Takes the end of what the sender sends. Later ends are ignored.</summary>
    /// <param name="error">Why it ended; <see langword="null"/> when it ended in order.</param>
    public void End(Exception? error)
    {
        // Kestrel ends its input with ConnectionAbortedException when this process cut the connection, and with
        // ConnectionResetException when the client did.
        (TimeSpan delay, IReadOnlyList<int> identifiers) = error switch
        {
            null => (Run.LineDelay, tcpEnd.Fin(sender)),
            ConnectionResetException => (Run.LineDelay, tcpEnd.Reset(sender)),
            _ => (TimeSpan.Zero, tcpEnd.Reset(Side.Server)),
        };
        Pass(delay, default, identifiers, isEnd: true, error);
        _ = _underWay.Writer.TryComplete();
    }

    /// <summary>Passes everything on; completes after the end has been passed on.</summary>
    public async Task DeliverAsync()
    {
        await foreach (Passage passage in _underWay.Reader.ReadAllAsync())
        {
            TimeSpan rest = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), passage.Due);
            if (rest > TimeSpan.Zero)
            {
#pragma warning disable RS0030 // The delay is what the line is for: it slows frames down until the eye can follow them.
                await Task.Delay(rest, TimeProvider.System);
#pragma warning restore RS0030
            }

            foreach (int id in passage.Identifiers)
            {
                run.Write(new RunEvent("arrived") { Id = id });
            }

            if (passage.IsEnd)
            {
                await target.CompleteAsync(passage.Error);
            }
            else
            {
                _ = await target.WriteAsync(passage.Bytes);
            }
        }
    }

    private void Pass(
        TimeSpan delay,
        ReadOnlyMemory<byte> bytes,
        IReadOnlyList<int> identifiers,
        bool isEnd = false,
        Exception? error = null
    )
    {
        long due =
            TimeProvider.System.GetTimestamp() + (long)(delay.TotalSeconds * TimeProvider.System.TimestampFrequency);
        _ = _underWay.Writer.TryWrite(new Passage(due, bytes, identifiers, isEnd, error));
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Demo;

/// <summary>
/// One direction of a tapped connection: takes what the sender wrote, notes it, holds it back for
/// <see cref="Run.LineDelay"/> and passes it on unchanged. The opening handshake passes without delay.
/// </summary>
internal sealed class DelayLine(Run run, Side sender, TcpEnd tcpEnd, PipeReader source, PipeWriter target)
{
    private readonly Channel<Passage> _underWay = Channel.CreateUnbounded<Passage>();
    private readonly DirectionTrace _trace = new(run, sender);

    /// <summary>Runs until the sender has ended and everything has been passed on.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(TakeAsync(cancellationToken), DeliverAsync());

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        Exception? error = null;
        try
        {
            ReadResult result;
            do
            {
                result = await source.ReadAsync(cancellationToken);
                Take(result.Buffer.ToArray());
                source.AdvanceTo(result.Buffer.End);
            } while (!result.IsCompleted);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // Not lost: the other side is told, and ends with the same exception.
            error = exception;
        }

        await source.CompleteAsync();
        End(error);
    }

    private void Take(ReadOnlyMemory<byte> bytes)
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

    private void End(Exception? error)
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
        _underWay.Writer.Complete();
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

    private async Task DeliverAsync()
    {
        await foreach (Passage passage in _underWay.Reader.ReadAllAsync())
        {
            TimeSpan rest = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), passage.Due);
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, TimeProvider.System);
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
}

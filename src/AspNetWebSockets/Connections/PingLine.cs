using System.Buffers.Binary;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>The application's own pings that wait for their pong. SYNCHRONIZATION: used under the connection's lock only.</summary>
internal sealed class PingLine
{
    /// <summary>The length of a ping's body. Longer than that of keep-alive, and with a start that it never has.</summary>
    public const int PayloadLength = 2 * KeepAlive.PingPayloadLength;

    private readonly Queue<(ulong Number, TimeSpan SentAt, TaskCompletionSource<TimeSpan> RoundTrip)> _pings = new();
    private ulong _count;

    /// <summary>Takes note of a ping and writes its body.</summary>
    /// <returns>Gets the round-trip time; the caller may cancel it.</returns>
    public TaskCompletionSource<TimeSpan> Add(TimeSpan now, Span<byte> payload)
    {
        // Those that were cancelled, perhaps by a client that never answers, are not kept.
        while (_pings.TryPeek(out var oldest) && oldest.RoundTrip.Task.IsCompleted)
        {
            _ = _pings.Dequeue();
        }

        TaskCompletionSource<TimeSpan> roundTrip = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _pings.Enqueue((++_count, now, roundTrip));
        BinaryPrimitives.WriteUInt64BigEndian(payload, ulong.MaxValue);
        BinaryPrimitives.WriteUInt64BigEndian(payload[KeepAlive.PingPayloadLength..], _count);
        return roundTrip;
    }

    /// <summary>A pong came. It answers its ping and those before: a client may answer only the latest (RFC 6455 section 5.5.3).</summary>
    /// <returns>The round-trip time of that ping; <see langword="null"/> when the pong answers none of these.</returns>
    public TimeSpan? PongReceived(ReadOnlySpan<byte> payload, TimeSpan now)
    {
        if (
            payload.Length != PayloadLength
            || BinaryPrimitives.ReadUInt64BigEndian(payload) != ulong.MaxValue
            || BinaryPrimitives.ReadUInt64BigEndian(payload[KeepAlive.PingPayloadLength..]) is var answered
                && answered > _count
        )
        {
            return null;
        }

        TimeSpan? latest = null;
        while (_pings.TryPeek(out var oldest) && oldest.Number <= answered)
        {
            latest = now - oldest.SentAt;
            _ = _pings.Dequeue().RoundTrip.TrySetResult(latest.Value);
        }

        return latest;
    }

    /// <summary>No pong will come any more.</summary>
    public void Fail(Exception exception)
    {
        while (_pings.TryDequeue(out var ping))
        {
            _ = ping.RoundTrip.TrySetException(exception);
        }
    }
}

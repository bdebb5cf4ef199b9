using System.Net.WebSockets;
using System.Threading.Channels;

namespace EchoServer.Broadcasting;

/// <summary>
/// One connection in the room with the messages it has not been sent yet. The queue is bounded in bytes: what a slow
/// client has no room for is dropped and counted.
/// </summary>
internal sealed class BroadcastMember
{
    /// <summary>Bytes queued before messages are dropped. A message alone in the queue is never dropped.</summary>
    public const int QueueLimit = 1024 * 1024;

    private readonly Channel<BroadcastMessage> _queue = Channel.CreateUnbounded<BroadcastMessage>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private long _queuedBytes;
    private long _dropped;

    /// <summary>How many messages were dropped. Any thread.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Queues the message, or drops it when the queue is full. Any thread.</summary>
    /// <returns>0 when it was queued; otherwise how many messages were dropped so far, this one included.</returns>
    public long Offer(BroadcastMessage message)
    {
        long queued = Interlocked.Add(ref _queuedBytes, message.Weight);
        if (queued > QueueLimit && queued > message.Weight)
        {
            Interlocked.Add(ref _queuedBytes, -message.Weight);
            return Interlocked.Increment(ref _dropped);
        }

        // False only after Complete: the connection is leaving, and nobody misses the message.
        _queue.Writer.TryWrite(message);
        return 0;
    }

    /// <summary>Ends <see cref="SendQueuedAsync"/> once the queue is empty. Any thread.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Sends what is queued until <see cref="Complete"/>, or until the connection is lost.</summary>
    public async Task SendQueuedAsync(WebSocket socket)
    {
        await foreach (BroadcastMessage message in _queue.Reader.ReadAllAsync())
        {
            await socket.SendAsync(message.Payload, message.MessageType, endOfMessage: true, CancellationToken.None);
            Interlocked.Add(ref _queuedBytes, -message.Weight);
        }
    }
}

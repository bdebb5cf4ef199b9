using System.Collections.Concurrent;

namespace EchoServer.Broadcasting;

/// <summary>All connections on <c>/broadcast</c>. Any thread.</summary>
internal sealed partial class BroadcastRoom(ILogger<BroadcastRoom> logger)
{
    private readonly ConcurrentDictionary<BroadcastMember, bool> _members = new();

    /// <summary>Adds a connection.</summary>
    public BroadcastMember Enter()
    {
        BroadcastMember member = new();
        _members[member] = true;
        return member;
    }

    /// <summary>Removes a connection and lets its sending end.</summary>
    public void Leave(BroadcastMember member)
    {
        _members.TryRemove(member, out _);
        member.Complete();
        if (member.Dropped > 0)
        {
            LogDroppedInAll(member.Dropped);
        }
    }

    /// <summary>Queues the message for every connection.</summary>
    public void Broadcast(BroadcastMessage message)
    {
        foreach ((BroadcastMember member, _) in _members)
        {
            // One line when it begins and one with the sum when the client leaves: not one per message.
            if (member.Offer(message) == 1)
            {
                LogDropping(BroadcastMember.QueueLimit);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A client on /broadcast reads too slowly: {Limit} bytes wait for it, further messages are dropped."
    )]
    private partial void LogDropping(int limit);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A slow client left /broadcast; {Dropped} messages were dropped for it."
    )]
    private partial void LogDroppedInAll(long dropped);
}

namespace AspNetWebSockets.Protocol;

/// <summary>What <see cref="KeepAlive.Poll"/> finds due.</summary>
public enum KeepAliveAction
{
    /// <summary>Nothing; ask again at <see cref="KeepAlive.Deadline"/>.</summary>
    None,

    /// <summary>Send a ping with <see cref="KeepAlive.PingPayload"/>.</summary>
    SendPing,

    /// <summary>The peer has been silent for too long after a ping: cut the connection.</summary>
    PeerIsDead,

    /// <summary>The peer sends, but has answered none of the last pings: cut the connection.</summary>
    PingsUnanswered,
}

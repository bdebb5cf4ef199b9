namespace AspNetWebSockets.Transport;

/// <summary>What <see cref="EventLoopTransportOptions.Kind"/> led to. A singleton among the services.</summary>
public sealed class EventLoopTransportInfo
{
    internal EventLoopTransportInfo(string name, string reason)
    {
        Name = name;
        Reason = reason;
    }

    /// <summary><c>io_uring</c>, <c>epoll</c> or <c>sockets</c>.</summary>
    public string Name { get; }

    /// <summary>Why this one: a sentence for people.</summary>
    public string Reason { get; }
}

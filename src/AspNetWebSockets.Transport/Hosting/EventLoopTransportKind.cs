namespace AspNetWebSockets.Transport;

/// <summary>What serves the connections.</summary>
public enum EventLoopTransportKind
{
    /// <summary>The first of the others that this system allows, in their order.</summary>
    Auto,

    /// <summary>Event loops on io_uring(7): Linux, where neither the kernel's age nor a sandbox forbids it.</summary>
    IoUring,

    /// <summary>Event loops on epoll(7): every Linux.</summary>
    Epoll,

    /// <summary>Kestrel's own sockets transport: every system.</summary>
    Sockets,
}

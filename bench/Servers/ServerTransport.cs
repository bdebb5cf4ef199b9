namespace Servers;

/// <summary>What stands behind Kestrel.</summary>
internal enum ServerTransport
{
    /// <summary>Kestrel's own sockets.</summary>
    Sockets,

    /// <summary>This project's event loop on epoll.</summary>
    Epoll,

    /// <summary>This project's event loop on io_uring.</summary>
    IoUring,
}

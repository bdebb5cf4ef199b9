namespace AspNetWebSockets.Transport.IoUring;

/// <summary>What a completion is about: the upper four bits of what its request carries.</summary>
internal enum RequestKind
{
    /// <summary>Nothing has to be done about it.</summary>
    None = 0,

    /// <summary>A connection received, or its stream ended.</summary>
    Input = 1,

    /// <summary>A connection sent.</summary>
    Send = 2,

    /// <summary>A released connection has had its time to send the rest.</summary>
    Linger = 3,

    /// <summary>A listener accepted.</summary>
    Accept = 4,

    /// <summary>A connection receives no more.</summary>
    Cancel = 6,

    /// <summary>Another thread wants the loop's attention.</summary>
    Wake = 5,
}

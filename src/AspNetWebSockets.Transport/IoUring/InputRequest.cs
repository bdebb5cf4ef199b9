namespace AspNetWebSockets.Transport.IoUring;

/// <summary>What a connection has asked the ring for about its input.</summary>
internal enum InputRequest : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>To receive into buffers that the kernel chooses, until further notice.</summary>
    Receive,

    /// <summary>To be told once that there is something to be received.</summary>
    Ready,

    /// <summary>To be told of a reset while reading is paused.</summary>
    Watch,
}

namespace AspNetWebSockets.Protocol;

/// <summary>The bounds of a <see cref="ClosingHandshake"/>.</summary>
/// <param name="Reply">How long the peer may take to answer a close frame once <see cref="ClosingHandshake.AwaitReply"/> was called; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
/// <param name="Linger">How long the end of TCP is awaited after the last frame.</param>
/// <param name="LingerQuiet">After a failed connection: how long a silence ends the wait early.</param>
/// <param name="LingerBytes">How many bytes are thrown away while waiting.</param>
public sealed record ClosingTimeouts(TimeSpan Reply, TimeSpan Linger, TimeSpan LingerQuiet, long LingerBytes);

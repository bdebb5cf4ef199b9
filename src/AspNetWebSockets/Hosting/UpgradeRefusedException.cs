namespace AspNetWebSockets;

/// <summary>The server allows no more upgraded connections: Kestrel's <c>MaxConcurrentUpgradedConnections</c> is reached.</summary>
/// <param name="cause">What the server threw.</param>
internal sealed class UpgradeRefusedException(InvalidOperationException cause)
    : InvalidOperationException(cause.Message, cause);

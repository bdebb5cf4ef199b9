namespace AspNetWebSockets;

/// <summary>How many WebSockets of an endpoint may be open, in the place of <see cref="WebSocketAdmissionOptions.MaxConnectionsPerPath"/>.</summary>
/// <param name="MaxConnections">The cap.</param>
internal sealed record MaxConnectionsMetadata(int MaxConnections);

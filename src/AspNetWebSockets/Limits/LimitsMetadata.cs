namespace AspNetWebSockets;

/// <summary>What an endpoint, or a group of them, changes about the limits of its connections.</summary>
/// <param name="Configure">Changes a copy of those of the application, or of the group around it.</param>
internal sealed record LimitsMetadata(Action<ConnectionLimits> Configure);

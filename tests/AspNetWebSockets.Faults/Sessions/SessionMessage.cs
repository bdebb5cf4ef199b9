namespace AspNetWebSockets.Faults;

/// <summary>A message as one side has sent it.</summary>
internal sealed record SessionMessage(bool IsText, byte[] Payload);

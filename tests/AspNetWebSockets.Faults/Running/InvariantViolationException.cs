namespace AspNetWebSockets.Faults;

/// <summary>An invariant did not hold.</summary>
internal sealed class InvariantViolationException(string message) : Exception(message);

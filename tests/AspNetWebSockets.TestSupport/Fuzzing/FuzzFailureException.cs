namespace AspNetWebSockets.TestSupport;

/// <summary>A random case failed.</summary>
/// <param name="message">Which one, and how to run it again.</param>
/// <param name="cause">Why.</param>
public sealed class FuzzFailureException(string message, Exception cause) : Exception(message, cause);

namespace AspNetWebSockets.TestSupport;

/// <summary>The public API of an assembly differs from the approved one.</summary>
public sealed class PublicApiMismatchException(string message) : Exception(message);

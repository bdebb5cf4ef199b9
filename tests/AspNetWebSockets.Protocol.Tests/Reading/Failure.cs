namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Where in a stream a rule was found broken.</summary>
/// <param name="Index">The position of the byte that broke it, from 0.</param>
/// <param name="Violation">The rule.</param>
internal sealed record Failure(int Index, ProtocolViolation Violation);

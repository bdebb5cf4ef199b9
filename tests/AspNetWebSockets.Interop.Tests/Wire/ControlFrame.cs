namespace AspNetWebSockets.Interop.Tests.Wire;

/// <summary>A ping, pong or close frame seen on the wire.</summary>
/// <param name="Opcode">See <see cref="TestSupport.FrameOpcodes"/>.</param>
/// <param name="Payload">The payload, unmasked, in hex.</param>
public sealed record ControlFrame(int Opcode, string Payload);

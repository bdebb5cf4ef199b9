using AspNetWebSockets.Protocol;

namespace Demo;

/// <summary>A frame as it passed the tap, its payload unmasked.</summary>
internal sealed record TappedFrame(Opcode Opcode, byte[] Payload);

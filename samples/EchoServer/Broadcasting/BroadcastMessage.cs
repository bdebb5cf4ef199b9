using System.Net.WebSockets;

namespace EchoServer.Broadcasting;

/// <summary>One message on its way to everyone; all queues share its bytes.</summary>
/// <param name="Payload">The bytes, never changed.</param>
/// <param name="MessageType">Text or binary.</param>
internal sealed record BroadcastMessage(ReadOnlyMemory<byte> Payload, WebSocketMessageType MessageType)
{
    /// <summary>What the message counts in a queue: its bytes and a fixed share for the entry, so that empty ones count too.</summary>
    public int Weight => Payload.Length + 64;
}

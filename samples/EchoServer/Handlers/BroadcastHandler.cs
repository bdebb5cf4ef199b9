using System.Buffers;
using System.Net.WebSockets;
using System.Web.WebSockets;
using EchoServer.Broadcasting;

namespace EchoServer.Handlers;

/// <summary><c>/broadcast</c>: every message to every connection on the path, the sender's own included.</summary>
internal sealed class BroadcastHandler(BroadcastRoom room)
{
    private const int BufferSize = 4096;

    /// <summary>Runs one connection: receives here, sends from the member's own queue.</summary>
    public async Task RunAsync(AspNetWebSocketContext context)
    {
        WebSocket socket = context.WebSocket;
        BroadcastMember member = room.Enter();
        Task sending = member.SendQueuedAsync(socket);
        try
        {
            await ReceiveAsync(socket);
        }
        finally
        {
            room.Leave(member);
            await sending;
        }

        await ClosingHandshake.AnswerAsync(socket);
    }

    private async Task ReceiveAsync(WebSocket socket)
    {
        ArrayBufferWriter<byte> message = new(BufferSize);
        while (true)
        {
            ValueWebSocketReceiveResult received = await socket.ReceiveAsync(
                message.GetMemory(BufferSize),
                CancellationToken.None
            );
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            message.Advance(received.Count);
            if (received.EndOfMessage)
            {
                room.Broadcast(new BroadcastMessage(message.WrittenSpan.ToArray(), received.MessageType));
                message.ResetWrittenCount();
            }
        }
    }
}

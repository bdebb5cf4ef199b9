using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Web.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>Handlers that end, or do not, in ways that the echo does not.</summary>
internal sealed class StreamHandlers
{
    /// <summary>What <see cref="FloodAsync"/> sends: far more than any buffer on the way holds.</summary>
    public const int FloodCount = 128;

    /// <summary>The length of each of its messages.</summary>
    public const int FloodMessageLength = 64 * 1024;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<WebSocketException>> _ends = new(
        StringComparer.Ordinal
    );
    private int _floodSent;

    /// <summary>How many messages of the last flood the client's flow control has let through.</summary>
    public int FloodSent => Volatile.Read(ref _floodSent);

    /// <summary>Completes with what the receive of <see cref="WaitAsync"/> failed with.</summary>
    public Task<WebSocketException> EndAsync(string name, CancellationToken cancellationToken) =>
        End(name).Task.WaitAsync(Bound.Event, cancellationToken);

    /// <summary>Receives for as long as there is something to receive.</summary>
    public async Task WaitAsync(AspNetWebSocketContext context)
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (true)
            {
                await context.WebSocket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            }
        }
        catch (WebSocketException exception)
        {
            End(context.QueryString["track"]!).TrySetResult(exception);
        }
    }

    /// <summary>The echo of an ASP.NET Core application, by <c>HttpContext.WebSockets</c>.</summary>
    public static async Task EchoInPipelineAsync(HttpContext context)
    {
        // A context of its own: without one ASP.NET Core hands in one that the whole process shares, and Blazor, which
        // other tests run in this process, switches compression on in it.
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext());
        byte[] buffer = new byte[4096];
        while (true)
        {
            ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(
                    socket.CloseStatus!.Value,
                    socket.CloseStatusDescription,
                    CancellationToken.None
                );
                return;
            }

            await socket.SendAsync(
                buffer.AsMemory(0, received.Count),
                received.MessageType,
                received.EndOfMessage,
                CancellationToken.None
            );
        }
    }

    /// <summary>Aborts at the first message.</summary>
    public static async Task AbortAsync(AspNetWebSocketContext context)
    {
        await context.WebSocket.ReceiveAsync(new byte[16].AsMemory(), CancellationToken.None);
        context.WebSocket.Abort();
    }

    /// <summary>Echoes one message and returns.</summary>
    public static async Task LeaveAsync(AspNetWebSocketContext context)
    {
        byte[] buffer = new byte[4096];
        ValueWebSocketReceiveResult received = await context.WebSocket.ReceiveAsync(
            buffer.AsMemory(),
            CancellationToken.None
        );
        await context.WebSocket.SendAsync(
            buffer.AsMemory(0, received.Count),
            received.MessageType,
            endOfMessage: true,
            CancellationToken.None
        );
    }

    /// <summary>Sends without ever receiving, and closes; with <c>?endless</c> it goes on for as long as it can.</summary>
    public async Task FloodAsync(AspNetWebSocketContext context)
    {
        byte[] message = new byte[FloodMessageLength];
        bool isEndless = context.QueryString["endless"] is not null;
        for (int sent = 1; isEndless || sent <= FloodCount; sent++)
        {
            await context.WebSocket.SendAsync(message, WebSocketMessageType.Binary, true, CancellationToken.None);
            Volatile.Write(ref _floodSent, sent);
        }
    }

    private TaskCompletionSource<WebSocketException> End(string name) =>
        _ends.GetOrAdd(
            name,
            _ => new TaskCompletionSource<WebSocketException>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
}

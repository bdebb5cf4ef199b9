using System.Net.WebSockets;

namespace AspNetWebSockets.Tests;

/// <summary>One cell of the table of states and operations: brings a socket into a state, calls an operation, and says in words what came of it.</summary>
internal static class SocketCell
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    public static IReadOnlyList<string> States { get; } =
    ["Open", "CloseSent", "CloseReceived", "Closed", "Aborted", "Disposed"];

    public static IReadOnlyDictionary<string, Func<WebSocket, Task>> Operations { get; } =
        new Dictionary<string, Func<WebSocket, Task>>(StringComparer.Ordinal)
        {
            ["Send"] = socket => socket.SendAsync(Segment(3), WebSocketMessageType.Text, true, default),
            ["Send, memory"] = socket =>
                socket.SendAsync(new byte[3].AsMemory(), WebSocketMessageType.Binary, true, default).AsTask(),
            ["Send, flags"] = socket =>
                socket
                    .SendAsync(
                        new byte[3].AsMemory(),
                        WebSocketMessageType.Binary,
                        WebSocketMessageFlags.EndOfMessage | WebSocketMessageFlags.DisableCompression,
                        default
                    )
                    .AsTask(),
            ["Send, empty"] = socket => socket.SendAsync(Segment(0), WebSocketMessageType.Text, false, default),
            ["Send, cancelled"] = socket => socket.SendAsync(Segment(3), WebSocketMessageType.Text, true, Cancelled),
            ["Send, type Close"] = socket => socket.SendAsync(Segment(3), WebSocketMessageType.Close, true, default),
            ["Send, type 7"] = socket =>
                socket.SendAsync(new byte[3].AsMemory(), (WebSocketMessageType)7, true, default).AsTask(),
            ["Send, no array"] = socket =>
                socket.SendAsync(default(ArraySegment<byte>), WebSocketMessageType.Text, true, default),
            ["Receive"] = socket => socket.ReceiveAsync(Segment(64), default),
            ["Receive, memory"] = socket => socket.ReceiveAsync(new byte[64].AsMemory(), default).AsTask(),
            ["Receive, empty buffer"] = socket => socket.ReceiveAsync(Segment(0), default),
            ["Receive, cancelled"] = socket => socket.ReceiveAsync(Segment(64), Cancelled),
            ["Receive, no array"] = socket => socket.ReceiveAsync(default(ArraySegment<byte>), default),
            ["Close"] = socket => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", default),
            ["Close, no reason"] = socket => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default),
            ["Close, cancelled"] = socket => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", Cancelled),
            ["Close, Empty"] = socket => socket.CloseAsync(WebSocketCloseStatus.Empty, null, default),
            ["Close, Empty with reason"] = socket => socket.CloseAsync(WebSocketCloseStatus.Empty, "why", default),
            ["Close, long reason"] = socket =>
                socket.CloseAsync(WebSocketCloseStatus.NormalClosure, new string('x', 124), default),
            ["Close, 999"] = socket => socket.CloseAsync((WebSocketCloseStatus)999, null, default),
            ["CloseOutput"] = socket => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "done", default),
            ["CloseOutput, cancelled"] = socket =>
                socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "done", Cancelled),
            ["CloseOutput, 1006"] = socket => socket.CloseOutputAsync((WebSocketCloseStatus)1006, null, default),
            ["Abort"] = socket =>
            {
                socket.Abort();
                return Task.CompletedTask;
            },
            ["Dispose"] = socket =>
            {
                socket.Dispose();
                return Task.CompletedTask;
            },
        };

    /// <summary>Brings an open socket into a state. The client has closed for those that need it.</summary>
    public static async Task BringToAsync(WebSocket socket, string state)
    {
        switch (state)
        {
            case "CloseSent":
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", default);
                break;
            case "CloseReceived":
                _ = await socket.ReceiveAsync(Segment(64), default);
                break;
            case "Closed":
                _ = await socket.ReceiveAsync(Segment(64), default);
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", default);
                break;
            case "Aborted":
                socket.Abort();
                break;
            case "Disposed":
                socket.Dispose();
                break;
            default:
                break;
        }
    }

    /// <summary>Calls the operation: where an exception appears and which, what was received, and what the socket says then.</summary>
    public static async Task<string> PlayAsync(WebSocket socket, string state, string operation)
    {
        await BringToAsync(socket, state).InTimeAsync();
        string outcome;
        Task? task = null;
        try
        {
            task = Operations[operation](socket);
            await task.InTimeAsync();
            outcome = task is Task<WebSocketReceiveResult> { Result: var result }
                ? $"received {result.Count} {result.MessageType} {result.EndOfMessage}"
                : "ok";
        }
        catch (Exception exception)
        {
            outcome = $"{(task is null ? "call" : "task")}: {NameOf(exception)}";
        }

        return $"{outcome}; {socket.State}, {socket.CloseStatus?.ToString() ?? "no status"}, '{socket.CloseStatusDescription}'";
    }

    private static string NameOf(Exception exception) =>
        exception switch
        {
            OperationCanceledException => "cancelled",
            WebSocketException webSocket => $"WebSocketException {webSocket.WebSocketErrorCode}",
            // A more exact type of the same is no difference.
            ArgumentNullException => "ArgumentNullException",
            ArgumentException argument => $"ArgumentException {argument.ParamName}",
            _ => exception.GetType().Name,
        };

    private static ArraySegment<byte> Segment(int length) => new(new byte[length]);
}

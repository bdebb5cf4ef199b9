using System.Net.WebSockets;
using System.Text;

namespace Demo;

/// <summary>Passes every call on to the socket, and writes down the call, how it ended and the state around it.</summary>
internal sealed class ObservedSocket(WebSocket inner, Run run) : WebSocket
{
    private readonly Lock _lock = new();
    private WebSocketState? _lastState;

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    public override Task CloseAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) =>
        ObserveAsync(
            $"CloseAsync({(int)closeStatus}, \"{statusDescription}\")",
            () => inner.CloseAsync(closeStatus, statusDescription, cancellationToken)
        );

    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) =>
        ObserveAsync(
            $"CloseOutputAsync({(int)closeStatus}, \"{statusDescription}\")",
            () => inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken)
        );

    public override Task SendAsync(
        ArraySegment<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    ) =>
        ObserveAsync(
            $"SendAsync(\"{Encoding.UTF8.GetString(buffer)}\")",
            () => inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken)
        );

    public override async Task<WebSocketReceiveResult> ReceiveAsync(
        ArraySegment<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        WebSocketReceiveResult? result = null;
        await ObserveAsync(
            "ReceiveAsync()",
            async () => result = await inner.ReceiveAsync(buffer, cancellationToken),
            () =>
                result!.MessageType == WebSocketMessageType.Close
                    ? $"Close, {(int?)result.CloseStatus} \"{result.CloseStatusDescription}\""
                    : $"{result.MessageType}, {result.Count} bytes"
        );
        return result!;
    }

    public override void Abort()
    {
        inner.Abort();
        run.Write(new RunEvent("note") { Side = Side.Server, Text = "Abort()" });
        WriteState();
    }

    public override void Dispose() => inner.Dispose();

    /// <summary>Writes the state if it is another than before.</summary>
    public void WriteState()
    {
        lock (_lock)
        {
            WebSocketState state = inner.State;
            if (state != _lastState)
            {
                _lastState = state;
                run.Write(new RunEvent("state") { Side = Side.Server, State = state.ToString() });
            }
        }
    }

    /// <summary>Writes what the handler knows in the end.</summary>
    public void WriteResult() =>
        run.Write(
            new RunEvent("result")
            {
                Side = Side.Server,
                State = inner.State.ToString(),
                Code = (int?)inner.CloseStatus,
                Reason = inner.CloseStatusDescription,
            }
        );

    private async Task ObserveAsync(string call, Func<Task> action, Func<string>? describeResult = null)
    {
        int id = run.NextId();
        run.Write(
            new RunEvent("call")
            {
                Id = id,
                Side = Side.Server,
                Text = call,
            }
        );
        try
        {
            Task task = action();
            WriteState();
            await task;
            run.Write(
                new RunEvent("return")
                {
                    Id = id,
                    Side = Side.Server,
                    Text = describeResult?.Invoke(),
                }
            );
        }
        catch (Exception exception)
        {
            run.Write(
                new RunEvent("throw")
                {
                    Id = id,
                    Side = Side.Server,
                    Name = exception.GetType().Name,
                    Text = exception.Message,
                }
            );
            throw;
        }
        finally
        {
            WriteState();
        }
    }
}

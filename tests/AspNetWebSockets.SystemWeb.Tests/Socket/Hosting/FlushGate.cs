using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>
/// Connection middleware of Kestrel that can hold back what the server writes, so that a send stays pending for as
/// long as a test wants. Open at first.
/// </summary>
internal sealed class FlushGate : IDuplexPipe
{
    private static readonly TaskCompletionSource AlwaysOpen = CreateOpen();

    private TaskCompletionSource _opened = AlwaysOpen;

    private FlushGate(ConnectionContext connection)
    {
        Input = connection.Transport.Input;
        Output = new GatedWriter(this, connection.Transport.Output, connection.ConnectionClosed);
    }

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    public Task Opened => Volatile.Read(ref _opened).Task;

    public static ConnectionDelegate Install(ConnectionDelegate next) =>
        async connection =>
        {
            IDuplexPipe transport = connection.Transport;
            FlushGate gate = new(connection);
            connection.Features.Set(gate);
            connection.Transport = gate;
            try
            {
                await next(connection);
            }
            finally
            {
                connection.Transport = transport;
            }
        };

    /// <summary>From now on nothing that the server writes is flushed.</summary>
    public void Close() =>
        Volatile.Write(ref _opened, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Flushes what was held back.</summary>
    public void Open() => Volatile.Read(ref _opened).TrySetResult();

    private static TaskCompletionSource CreateOpen()
    {
        TaskCompletionSource open = new();
        open.SetResult();
        return open;
    }
}

using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AspNetWebSockets.Tests;

/// <summary>Tells when the server has come to rest after what it read from its one connection. Any thread.</summary>
internal sealed class ReadWatch
{
    private readonly Lock _gate = new();
    private Func<bool>? _condition;
    private TaskCompletionSource? _held;

    /// <summary>Whether the server was given something and has not come back for more.</summary>
    public bool IsHeldBack { get; private set; }

    /// <summary>Puts itself between the server and what lies below it, TLS included.</summary>
    public void Install(ListenOptions listen) =>
        listen.Use(next =>
            async connection =>
            {
                IDuplexPipe transport = connection.Transport;
                connection.Transport = new ReadWatchPipe(new RestingReader(transport.Input, Tell), transport.Output);
                try
                {
                    await next(connection);
                }
                finally
                {
                    connection.Transport = transport;
                }
            }
        );

    /// <summary>Completes when the condition holds now, or holds when the server has come to rest after a read.</summary>
    public Task UntilAsync(Func<bool> condition)
    {
        lock (_gate)
        {
            _condition = condition;
            _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Check();
            return _held.Task;
        }
    }

    private void Tell(bool isHeldBack)
    {
        lock (_gate)
        {
            IsHeldBack = isHeldBack;
            Check();
        }
    }

    private void Check()
    {
        if (_condition?.Invoke() == true)
        {
            _ = _held!.TrySetResult();
        }
    }
}

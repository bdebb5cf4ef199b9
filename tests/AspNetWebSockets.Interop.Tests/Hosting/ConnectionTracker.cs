using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>
/// Tells when the server has let go of a TCP connection. A test marks its connection with <c>?track=NAME</c>.
/// </summary>
public sealed class ConnectionTracker
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _byConnection = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _byName = new(StringComparer.Ordinal);

    /// <summary>Completes when Kestrel has finished with the connection that asked for <c>?track=NAME</c>.</summary>
    public async Task ReleasedAsync(string name, CancellationToken cancellationToken)
    {
        string connection = await Name(name).Task.WaitAsync(Bound.Event, cancellationToken);
        await Connection(connection).Task.WaitAsync(Bound.Event, cancellationToken);
    }

    /// <summary>Connection middleware: completes after everything that Kestrel does on the connection.</summary>
    internal ConnectionDelegate WatchConnection(ConnectionDelegate next) =>
        async connection =>
        {
            try
            {
                await next(connection);
            }
            finally
            {
                Connection(connection.ConnectionId).TrySetResult();
            }
        };

    /// <summary>HTTP middleware: remembers which connection carries the name.</summary>
    internal Task WatchRequestAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Query["track"] is [{ } name])
        {
            Name(name).TrySetResult(context.Connection.Id);
        }

        return next(context);
    }

    private TaskCompletionSource Connection(string id) =>
        _byConnection.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private TaskCompletionSource<string> Name(string name) =>
        _byName.GetOrAdd(
            name,
            _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
}

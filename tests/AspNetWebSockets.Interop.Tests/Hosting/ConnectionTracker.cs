using System.Collections.Concurrent;
using System.Web;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using HttpContext = Microsoft.AspNetCore.Http.HttpContext;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>
/// Tells when the server has let go of a TCP connection. A test marks its connection with <c>?track=NAME</c>.
/// </summary>
public sealed class ConnectionTracker
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _byConnection = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<TrackedConnection>> _byName = new(
        StringComparer.Ordinal
    );

    /// <summary>
    /// Completes when the server has finished with the connection that asked for <c>?track=NAME</c>: Kestrel has, which
    /// lets go early of one that outlives its request; the handler has; and the socket is closed.
    /// </summary>
    public async Task ReleasedAsync(string name, CancellationToken cancellationToken)
    {
        TrackedConnection connection = await Name(name).Task.WaitAsync(Bound.Event, cancellationToken);
        await Connection(connection.Id).Task.WaitAsync(Bound.Event, cancellationToken);
        await connection.Handled.WaitAsync(Bound.Event, cancellationToken);
        using CancellationTokenSource tooLate = new(Bound.Event, TimeProvider.System);
        while (connection.HoldsSocket)
        {
            // The kernel tells nobody.
            tooLate.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
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
            TrackedConnection connection = new(context.Connection);
            _ = context.AsSystemWeb().DisposeOnPipelineCompleted(connection);
            Name(name).TrySetResult(connection);
        }

        return next(context);
    }

    private TaskCompletionSource Connection(string id) =>
        _byConnection.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private TaskCompletionSource<TrackedConnection> Name(string name) =>
        _byName.GetOrAdd(
            name,
            _ => new TaskCompletionSource<TrackedConnection>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
}

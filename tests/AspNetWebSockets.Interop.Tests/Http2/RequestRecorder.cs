using System.Collections.Concurrent;
using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>Remembers the requests that carry <c>?track=NAME</c>.</summary>
internal sealed class RequestRecorder : IStartupFilter
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<SeenRequest>> _requests = new(
        StringComparer.Ordinal
    );

    /// <summary>Completes with the request of that name.</summary>
    public Task<SeenRequest> RequestAsync(string name, CancellationToken cancellationToken) =>
        Named(name).Task.WaitAsync(Bound.Event, cancellationToken);

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(WatchAsync);
            next(app);
        };

    private async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        SeenRequest seen = new(context);
        if (context.Request.Query["track"] is [{ } name])
        {
            Named(name).TrySetResult(seen);
        }

        try
        {
            await next(context);
        }
        finally
        {
            seen.End();
        }
    }

    private TaskCompletionSource<SeenRequest> Named(string name) =>
        _requests.GetOrAdd(
            name,
            _ => new TaskCompletionSource<SeenRequest>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
}

using System.Net;

namespace Operations.Live;

/// <summary>
/// Shows the operations page to this machine alone: to others it does not exist. A request that a proxy has forwarded
/// is somebody else's, and so is one for another host's name (DNS rebinding). To open the page to operators elsewhere,
/// put an authorization policy in the place of this.
/// </summary>
internal sealed class LocalOnly(RequestDelegate next)
{
    internal const string Path = "/operations";

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) || IsLocal(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && context.Request.Host.Host is ("localhost" or "127.0.0.1" or "[::1]")
        && !context.Request.Headers.ContainsKey("Forwarded")
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");
}

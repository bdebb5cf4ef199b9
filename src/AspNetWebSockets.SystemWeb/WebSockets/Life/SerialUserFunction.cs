using System.Globalization;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>A handler of <c>AcceptWebSocketRequest</c>: runs on a synchronization context of its own, one piece at a time.</summary>
internal sealed class SerialUserFunction(Func<AspNetWebSocketContext, Task> userFunc, HttpContext httpContext)
    : IUserFunction
{
    public async Task RunAsync(
        AspNetWebSocketContext context,
        WebSocketConnection connection,
        HandlerSettings settings,
        Action abort
    )
    {
        CultureInfo.CurrentCulture = settings.Culture;
        CultureInfo.CurrentUICulture = settings.UICulture;
        Thread.CurrentPrincipal = httpContext.User;
        HandlerSynchronizationContext synchronization = new(
            httpContext,
            connection,
            exception =>
            {
                settings.Logger.PostedWorkFailed(exception, httpContext.Request.Path);
                abort();
            }
        );
        Task task = await StartAsync(synchronization, context).ConfigureAwait(false);
        await task.ConfigureAwait(false);
    }

    private Task<Task> StartAsync(HandlerSynchronizationContext synchronization, AspNetWebSocketContext context)
    {
        TaskCompletionSource<Task> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        synchronization.Post(
            _ =>
            {
                try
                {
                    started.SetResult(UserFunctionTask.Require(userFunc(context)));
                }
#pragma warning disable CA1031 // Whatever the application throws is carried to the one who awaits.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    started.SetException(exception);
                }
            },
            state: null
        );
        return started.Task;
    }
}

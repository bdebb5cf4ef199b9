using System.Globalization;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>A handler of <c>MapWebSocket</c>: runs without a synchronization context, on whatever thread has work for it.</summary>
internal sealed class FreeThreadedUserFunction(Func<AspNetWebSocketContext, Task> userFunc) : IUserFunction
{
    public async Task RunAsync(
        AspNetWebSocketContext context,
        WebSocketConnection connection,
        HandlerSettings settings,
        Action abort
    )
    {
        // Both flow from here into the function and nowhere else: an async method restores them for its caller.
        CultureInfo.CurrentCulture = settings.Culture;
        CultureInfo.CurrentUICulture = settings.UICulture;
        await UserFunctionTask.Require(userFunc(context)).ConfigureAwait(false);
    }
}

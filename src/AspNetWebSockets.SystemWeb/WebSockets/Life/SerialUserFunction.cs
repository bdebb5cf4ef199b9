namespace System.Web.WebSockets;

/// <summary>A handler of <c>AcceptWebSocketRequest</c>: runs on a synchronization context of its own, one piece at a time.</summary>
internal sealed class SerialUserFunction(Func<AspNetWebSocketContext, Task> userFunc, HttpContext httpContext)
    : UserFunction(userFunc, httpContext)
{
    private RequestWebSocketContext? _context;
    private Task? _task;

    internal override Task Start(RequestWebSocketContext context, HandlerRun run)
    {
        Thread.CurrentPrincipal = HttpContext.User;
        _context = context;
        HandlerSynchronizationContext synchronization = new(HttpContext, run);
        synchronization.RunFirst(static state => ((SerialUserFunction)state!).CallFirst(), this);
        return _task!;
    }

    private void CallFirst()
    {
        try
        {
            _task = Call(_context!);
        }
#pragma warning disable CA1031 // Whatever the application throws is carried to the one who awaits.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _task = Task.FromException(exception);
        }
    }
}

namespace System.Web.WebSockets;

/// <summary>A handler of <c>AcceptWebSocketRequest</c>: runs on a synchronization context of its own, one piece at a time.</summary>
internal sealed class SerialUserFunction(Func<AspNetWebSocketContext, Task> userFunc, IWebSocketRequest request)
    : UserFunction(userFunc, request)
{
    private AspNetWebSocketContext? _context;
    private Task? _task;

    internal override Task Start(AspNetWebSocketContext context, HandlerRun run)
    {
        Thread.CurrentPrincipal = Request.User;
        _context = context;
        HandlerSynchronizationContext synchronization = new(Request, run);
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

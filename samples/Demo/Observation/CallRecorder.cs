using System.Web.WebSockets;

namespace Demo;

/// <summary>Lets the page see what a handler does with its socket.</summary>
public static class CallRecorder
{
    /// <summary>Wraps what a handler passes to <c>AcceptWebSocketRequest</c>.</summary>
    public static Func<AspNetWebSocketContext, Task> Around(Func<AspNetWebSocketContext, Task> userFunc) =>
        context =>
            RunRegistry.Find(context.QueryString["run"]) is Run run
                ? RunAsync(userFunc, context, run)
                : userFunc(context);

    private static async Task RunAsync(
        Func<AspNetWebSocketContext, Task> userFunc,
        AspNetWebSocketContext context,
        Run run
    )
    {
        ObservedContext observed = new(context, run);
        run.Write(new RunEvent("note") { Side = Side.Server, Text = "the handler starts" });
        observed.Socket.WriteState();
        try
        {
            await userFunc(observed);
        }
        finally
        {
            observed.Socket.WriteResult();
            run.Finish(RunPart.Handler);
        }
    }
}

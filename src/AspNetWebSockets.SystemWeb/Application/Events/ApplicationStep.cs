namespace System.Web;

/// <summary>A handler of an event: a synchronous one, or a pair of methods.</summary>
internal sealed record ApplicationStep(
    EventHandler? Handler,
    BeginEventHandler? Begin,
    EndEventHandler? End,
    object? State
)
{
    internal Task RunAsync(HttpApplication application)
    {
        if (Handler is not null)
        {
            Handler(application, EventArgs.Empty);
            return Task.CompletedTask;
        }

        return Task.Factory.FromAsync(
            (callback, state) => Begin!(application, EventArgs.Empty, callback, state),
            result => End!(result),
            State
        );
    }
}

namespace System.Web;

/// <summary>Makes the pair of methods that <c>AddOnBeginRequestAsync</c> and its kin want of a method that returns a task.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.eventhandlertaskasynchelper"/>.</remarks>
public sealed class EventHandlerTaskAsyncHelper
{
    /// <summary>Takes the method.</summary>
    /// <param name="handler">The method.</param>
    /// <exception cref="ArgumentNullException"><paramref name="handler"/> is <see langword="null"/>.</exception>
    public EventHandlerTaskAsyncHelper(TaskEventHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        BeginEventHandler = (sender, e, callback, state) =>
            TaskToAsyncResult.Begin(handler(sender, e), callback, state);
        EndEventHandler = TaskToAsyncResult.End;
    }

    /// <summary>Begins it.</summary>
    public BeginEventHandler BeginEventHandler { get; }

    /// <summary>Ends it.</summary>
    public EndEventHandler EndEventHandler { get; }
}

namespace System.Web.Mvc;

/// <summary>An action that has ended.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.actionexecutedcontext"/>.</remarks>
public class ActionExecutedContext : ControllerContext
{
    internal ActionExecutedContext(ControllerContext controllerContext)
        : base(controllerContext)
    {
        ActionDescriptor = controllerContext.Invocation!.Action;
    }

    /// <summary>The action.</summary>
    public ActionDescriptor ActionDescriptor { get; set; }

    /// <summary>Whether a filter has answered in its place.</summary>
    public bool Canceled { get; set; }

    /// <summary>What it failed with; <see langword="null"/> for nothing.</summary>
    public Exception? Exception { get; set; }

    /// <summary>Whether the exception is answered by <see cref="Result"/>.</summary>
    public bool ExceptionHandled { get; set; }

    /// <summary>The answer; <see langword="null"/> for that of the action.</summary>
    public ActionResult? Result { get; set; }
}

namespace System.Web.Mvc;

/// <summary>An action that has failed.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.exceptioncontext"/>.</remarks>
public class ExceptionContext : ControllerContext
{
    internal ExceptionContext(ControllerContext controllerContext)
        : base(controllerContext)
    {
        ActionDescriptor = controllerContext.Invocation!.Action;
    }

    /// <summary>The action.</summary>
    public ActionDescriptor ActionDescriptor { get; set; }

    /// <summary>What it failed with.</summary>
    public Exception Exception { get; set; } = null!;

    /// <summary>Whether the exception is answered by <see cref="Result"/>.</summary>
    public bool ExceptionHandled { get; set; }

    /// <summary>The answer; <see langword="null"/> for that of the action.</summary>
    public ActionResult? Result { get; set; }
}

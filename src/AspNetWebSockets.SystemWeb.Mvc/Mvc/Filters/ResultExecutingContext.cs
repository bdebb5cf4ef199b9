namespace System.Web.Mvc;

/// <summary>A result that is about to be executed.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.resultexecutingcontext"/>.</remarks>
public class ResultExecutingContext : ControllerContext
{
    internal ResultExecutingContext(ControllerContext controllerContext)
        : base(controllerContext)
    {
        ActionDescriptor = controllerContext.Invocation!.Action;
    }

    /// <summary>The action.</summary>
    public ActionDescriptor ActionDescriptor { get; set; }

    /// <summary>Whether the result is not to be executed.</summary>
    public bool Cancel { get; set; }

    /// <summary>The answer; <see langword="null"/> for that of the action.</summary>
    public ActionResult? Result { get; set; }
}

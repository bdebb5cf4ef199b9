namespace System.Web.Mvc;

/// <summary>An action that is about to run.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.actionexecutingcontext"/>.</remarks>
public class ActionExecutingContext : ControllerContext
{
    internal ActionExecutingContext(ControllerContext controllerContext)
        : base(controllerContext)
    {
        ActionDescriptor = controllerContext.Invocation!.Action;
    }

    /// <summary>The action.</summary>
    public ActionDescriptor ActionDescriptor { get; set; }

    /// <summary>The arguments by parameter.</summary>
    public IDictionary<string, object?> ActionParameters { get; set; } =
        new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The answer; <see langword="null"/> for that of the action.</summary>
    public ActionResult? Result { get; set; }
}

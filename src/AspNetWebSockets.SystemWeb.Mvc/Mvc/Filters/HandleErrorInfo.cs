namespace System.Web.Mvc;

/// <summary>What the view of <see cref="HandleErrorAttribute"/> is told.</summary>
/// <param name="exception">The exception.</param>
/// <param name="controllerName">The controller.</param>
/// <param name="actionName">The action.</param>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.handleerrorinfo"/>.</remarks>
public class HandleErrorInfo(Exception exception, string controllerName, string actionName)
{
    /// <summary>The action.</summary>
    public string ActionName { get; } = actionName;

    /// <summary>The controller.</summary>
    public string ControllerName { get; } = controllerName;

    /// <summary>The exception.</summary>
    public Exception Exception { get; } = exception;
}

namespace System.Web.Mvc;

/// <summary>The answer of an action. After an accepted WebSocket it must leave the status at 101, as <see cref="EmptyResult"/> does.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.actionresult"/>.</remarks>
public abstract class ActionResult
{
    /// <summary>Answers the request.</summary>
    /// <param name="context">The controller that answers.</param>
    public abstract void ExecuteResult(ControllerContext context);

    /// <summary>Answers the request where that takes ASP.NET Core.</summary>
    internal virtual Task ExecuteResultAsync(ControllerContext context)
    {
        ExecuteResult(context);
        return Task.CompletedTask;
    }
}

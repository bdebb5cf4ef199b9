namespace System.Web.Mvc;

/// <summary>Nothing.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.emptyresult"/>.</remarks>
public class EmptyResult : ActionResult
{
    /// <summary>Does nothing.</summary>
    /// <param name="context">The controller that answers.</param>
    public override void ExecuteResult(ControllerContext context) { }
}

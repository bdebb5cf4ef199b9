namespace System.Web.Mvc;

/// <summary>The same as <see cref="Controller"/>, whose actions may return tasks. The pattern of MVC 3, a pair of methods named <c>...Async</c> and <c>...Completed</c>, is not known here.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.asynccontroller"/>.</remarks>
public abstract class AsyncController : Controller
{
    /// <summary>For derived classes.</summary>
    protected AsyncController() { }
}

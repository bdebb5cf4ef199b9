using ActionContext = Microsoft.AspNetCore.Mvc.ActionContext;
using IActionResult = Microsoft.AspNetCore.Mvc.IActionResult;

namespace System.Web.Mvc;

/// <summary>A result of MVC as one of ASP.NET Core MVC.</summary>
internal sealed class MvcActionResult(ActionResult result) : IActionResult
{
    internal ActionResult Result => result;

    /// <summary>The result of MVC in one of ASP.NET Core MVC; <see langword="null"/> for none.</summary>
    internal static ActionResult? Unwrap(IActionResult? result) => (result as MvcActionResult)?.Result;

    public Task ExecuteResultAsync(ActionContext context) => result.ExecuteResultAsync(MvcRequest.Of(context));
}

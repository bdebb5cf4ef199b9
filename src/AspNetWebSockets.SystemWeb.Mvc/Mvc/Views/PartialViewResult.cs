using CoreResult = Microsoft.AspNetCore.Mvc.PartialViewResult;
using CoreViewData = Microsoft.AspNetCore.Mvc.ViewFeatures.ViewDataDictionary;

namespace System.Web.Mvc;

/// <summary>A part of a page, without layout.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.partialviewresult"/>.</remarks>
public class PartialViewResult : ViewResultBase
{
    private protected override Microsoft.AspNetCore.Mvc.IActionResult Render(string? viewName, CoreViewData viewData) =>
        new CoreResult { ViewName = viewName, ViewData = viewData };
}

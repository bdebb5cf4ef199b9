using CoreResult = Microsoft.AspNetCore.Mvc.ViewResult;
using CoreViewData = Microsoft.AspNetCore.Mvc.ViewFeatures.ViewDataDictionary;

namespace System.Web.Mvc;

/// <summary>A page.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.viewresult"/>.</remarks>
public class ViewResult : ViewResultBase
{
    private protected override Microsoft.AspNetCore.Mvc.IActionResult Render(string? viewName, CoreViewData viewData) =>
        new CoreResult { ViewName = viewName, ViewData = viewData };
}

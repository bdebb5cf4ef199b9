using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using CoreViewData = Microsoft.AspNetCore.Mvc.ViewFeatures.ViewDataDictionary;

namespace System.Web.Mvc;

/// <summary>A view: a Razor page of ASP.NET Core in the folder <c>Views</c>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.viewresultbase"/>.</remarks>
public abstract class ViewResultBase : ActionResult
{
    private ViewBagOverViewData? _viewBag;

    /// <summary>The model.</summary>
    public object? Model => ViewData.Model;

    /// <summary><see cref="ViewData"/> as members.</summary>
    public dynamic ViewBag => _viewBag ??= new ViewBagOverViewData(ViewData);

    /// <summary>What the view is given.</summary>
    public ViewDataDictionary ViewData { get; set; } = [];

    /// <summary>The view; empty for that of the action's name.</summary>
    public string ViewName
    {
        get => field ?? string.Empty;
        set;
    }

    /// <summary>A view is rendered asynchronously, by ASP.NET Core.</summary>
    /// <param name="context">The controller that answers.</param>
    /// <exception cref="PlatformNotSupportedException">Always. Return the result from the action.</exception>
    public override void ExecuteResult(ControllerContext context) =>
        throw new PlatformNotSupportedException(
            $"{GetType().Name}.ExecuteResult: a view is rendered asynchronously by ASP.NET Core. Return the result from the action instead."
        );

    internal sealed override Task ExecuteResultAsync(ControllerContext context)
    {
        Microsoft.AspNetCore.Mvc.ActionContext core = context.Invocation!.Core;
        CoreViewData viewData = new(
            core.HttpContext.RequestServices.GetRequiredService<IModelMetadataProvider>(),
            core.ModelState
        )
        {
            Model = ViewData.Model,
        };
        foreach ((string name, object? value) in ViewData)
        {
            viewData[name] = value;
        }

        return Render(ViewName.Length == 0 ? null : ViewName, viewData).ExecuteResultAsync(core);
    }

    private protected abstract Microsoft.AspNetCore.Mvc.IActionResult Render(string? viewName, CoreViewData viewData);
}

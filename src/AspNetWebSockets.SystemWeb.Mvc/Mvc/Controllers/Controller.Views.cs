namespace System.Web.Mvc;

public abstract partial class Controller
{
    /// <summary>The view of the action's name.</summary>
    protected internal ViewResult View() => View(viewName: null, model: null);

    /// <summary>The view of the action's name.</summary>
    /// <param name="model">The model.</param>
    protected internal ViewResult View(object? model) => View(viewName: null, model);

    /// <summary>A view.</summary>
    /// <param name="viewName">The view; <see langword="null"/> for that of the action's name.</param>
    protected internal ViewResult View(string? viewName) => View(viewName, model: null);

    /// <summary>A view.</summary>
    /// <param name="viewName">The view; <see langword="null"/> for that of the action's name.</param>
    /// <param name="model">The model.</param>
    protected internal virtual ViewResult View(string? viewName, object? model) =>
        new() { ViewName = viewName ?? string.Empty, ViewData = WithModel(model) };

    /// <summary>The view of the action's name, without layout.</summary>
    protected internal PartialViewResult PartialView() => PartialView(viewName: null, model: null);

    /// <summary>The view of the action's name, without layout.</summary>
    /// <param name="model">The model.</param>
    protected internal PartialViewResult PartialView(object? model) => PartialView(viewName: null, model);

    /// <summary>A view without layout.</summary>
    /// <param name="viewName">The view; <see langword="null"/> for that of the action's name.</param>
    protected internal PartialViewResult PartialView(string? viewName) => PartialView(viewName, model: null);

    /// <summary>A view without layout.</summary>
    /// <param name="viewName">The view; <see langword="null"/> for that of the action's name.</param>
    /// <param name="model">The model.</param>
    protected internal virtual PartialViewResult PartialView(string? viewName, object? model) =>
        new() { ViewName = viewName ?? string.Empty, ViewData = WithModel(model) };

    private ViewDataDictionary WithModel(object? model)
    {
        if (model is not null)
        {
            ViewData.Model = model;
        }

        return ViewData;
    }
}

namespace System.Web.Mvc;

/// <summary>What all controllers of MVC have.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.controllerbase"/>.</remarks>
public abstract class ControllerBase
{
    private ViewBagOverViewData? _viewBag;

    /// <summary>For derived classes.</summary>
    protected ControllerBase() { }

    /// <summary>The controller's part in answering.</summary>
    public ControllerContext ControllerContext { get; set; } = new();

    /// <summary><see cref="ViewData"/> as members.</summary>
    public dynamic ViewBag => _viewBag ??= new ViewBagOverViewData(ViewData);

    /// <summary>What a view is given.</summary>
    public ViewDataDictionary ViewData { get; set; } = [];
}

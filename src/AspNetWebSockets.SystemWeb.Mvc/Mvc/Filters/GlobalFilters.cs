namespace System.Web.Mvc;

/// <summary>The filters of all actions of MVC in the process.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.globalfilters"/>.</remarks>
public static class GlobalFilters
{
    /// <summary>The filters.</summary>
    public static GlobalFilterCollection Filters { get; } = [];
}

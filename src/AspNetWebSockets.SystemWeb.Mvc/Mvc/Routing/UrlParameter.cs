namespace System.Web.Mvc;

/// <summary>A default of a route that stands for no value.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.urlparameter"/>.</remarks>
public sealed class UrlParameter
{
    /// <summary>The parameter may be missing in the URL.</summary>
    public static readonly UrlParameter Optional = new();

    private UrlParameter() { }

    /// <inheritdoc/>
    public override string ToString() => string.Empty;
}

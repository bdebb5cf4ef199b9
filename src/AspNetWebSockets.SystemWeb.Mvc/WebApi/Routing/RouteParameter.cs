namespace System.Web.Http;

/// <summary>A default of a route that stands for no value.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public sealed class RouteParameter
{
    /// <summary>The parameter may be missing in the URL.</summary>
    public static readonly RouteParameter Optional = new();

    private RouteParameter() { }

    /// <inheritdoc/>
    public override string ToString() => string.Empty;
}

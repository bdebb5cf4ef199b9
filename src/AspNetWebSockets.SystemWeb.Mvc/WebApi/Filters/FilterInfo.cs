namespace System.Web.Http.Filters;

/// <summary>A filter and where it was registered.</summary>
/// <param name="instance">The filter.</param>
/// <param name="scope">Where it was registered.</param>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/security/authentication-and-authorization-in-aspnet-web-api"/>.</remarks>
public sealed class FilterInfo(IFilter instance, FilterScope scope)
{
    /// <summary>The filter.</summary>
    public IFilter Instance { get; } = instance;

    /// <summary>Where it was registered.</summary>
    public FilterScope Scope { get; } = scope;
}

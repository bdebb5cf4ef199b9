namespace System.Web.Http.Filters;

/// <summary>Where a filter was registered.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/security/authentication-and-authorization-in-aspnet-web-api"/>.</remarks>
public enum FilterScope
{
    /// <summary>In <see cref="HttpConfiguration.Filters"/>.</summary>
    Global = 0,

    /// <summary>On a controller.</summary>
    Controller = 10,

    /// <summary>On an action.</summary>
    Action = 20,
}

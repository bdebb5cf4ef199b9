namespace System.Web.Http.Filters;

/// <summary>A filter of actions.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/security/authentication-and-authorization-in-aspnet-web-api"/>.</remarks>
public interface IFilter
{
    /// <summary>Whether an action may have several of the kind.</summary>
    bool AllowMultiple { get; }
}

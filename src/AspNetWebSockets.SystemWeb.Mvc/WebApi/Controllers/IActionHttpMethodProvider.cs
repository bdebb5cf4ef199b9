using System.Collections.ObjectModel;

namespace System.Web.Http.Controllers;

/// <summary>An attribute that says which HTTP methods an action answers.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.</remarks>
public interface IActionHttpMethodProvider
{
    /// <summary>The methods.</summary>
    Collection<HttpMethod> HttpMethods { get; }
}

using System.Collections.ObjectModel;
using System.Web.Http.Controllers;

namespace System.Web.Http;

/// <summary>The action answers POST.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class HttpPostAttribute : Attribute, IActionHttpMethodProvider
{
    /// <inheritdoc/>
    public Collection<HttpMethod> HttpMethods { get; } = [HttpMethod.Post];
}

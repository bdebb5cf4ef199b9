using System.Collections.ObjectModel;
using System.Web.Http.Controllers;

namespace System.Web.Http;

/// <summary>The action answers the HTTP methods that are named.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class AcceptVerbsAttribute : Attribute, IActionHttpMethodProvider
{
    /// <summary>Names one method.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    public AcceptVerbsAttribute(string method)
        : this([method]) { }

    /// <summary>Names methods.</summary>
    /// <param name="methods">Such as <c>GET</c>; <see langword="null"/> for none.</param>
    public AcceptVerbsAttribute(params string[]? methods)
    {
        HttpMethods = [.. (methods ?? []).Select(method => new HttpMethod(method))];
    }

    /// <inheritdoc/>
    public Collection<HttpMethod> HttpMethods { get; }
}

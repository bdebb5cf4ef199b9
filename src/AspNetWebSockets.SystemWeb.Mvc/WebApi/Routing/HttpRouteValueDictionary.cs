using Microsoft.AspNetCore.Routing;

namespace System.Web.Http.Routing;

/// <summary>Values by name, whatever the case of its letters.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>.</remarks>
public class HttpRouteValueDictionary : Dictionary<string, object>
{
    /// <summary>No values.</summary>
    public HttpRouteValueDictionary()
        : base(StringComparer.OrdinalIgnoreCase) { }

    /// <summary>A copy.</summary>
    /// <param name="dictionary">The values; <see langword="null"/> for none.</param>
    public HttpRouteValueDictionary(IDictionary<string, object>? dictionary)
        : this()
    {
        foreach ((string name, object value) in dictionary ?? new Dictionary<string, object>(StringComparer.Ordinal))
        {
            this[name] = value;
        }
    }

    /// <summary>The properties of an object, such as one of an anonymous type.</summary>
    /// <param name="values">The object; <see langword="null"/> for no values.</param>
    public HttpRouteValueDictionary(object? values)
        : this()
    {
        foreach ((string name, object? value) in new RouteValueDictionary(values))
        {
            this[name] = value!;
        }
    }
}

namespace System.Web.Mvc;

/// <summary>What the templates of a controller's <see cref="RouteAttribute"/> begin with.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.routeprefixattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = false)]
public class RoutePrefixAttribute : Attribute, IAttributeRoutePrefix
{
    /// <summary>For derived classes, which override <see cref="Prefix"/>.</summary>
    protected RoutePrefixAttribute()
    {
        Prefix = string.Empty;
    }

    /// <summary>Sets the prefix.</summary>
    /// <param name="prefix">Such as <c>api/chat</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is <see langword="null"/>.</exception>
    public RoutePrefixAttribute(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        Prefix = prefix;
    }

    /// <summary>The prefix.</summary>
    public virtual string Prefix { get; }
}

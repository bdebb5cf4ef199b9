namespace System.Web.Http.Filters;

/// <summary>A filter that is an attribute.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/security/authentication-and-authorization-in-aspnet-web-api"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
public abstract class FilterAttribute : Attribute, IFilter
{
    /// <summary>For derived classes.</summary>
    protected FilterAttribute() { }

    /// <inheritdoc/>
    public virtual bool AllowMultiple =>
        ((AttributeUsageAttribute?)GetCustomAttribute(GetType(), typeof(AttributeUsageAttribute)))?.AllowMultiple
        ?? false;
}

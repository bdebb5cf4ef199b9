namespace System.Web.Mvc;

/// <summary>A filter that is an attribute.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.filterattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = false)]
public abstract class FilterAttribute : Attribute
{
    /// <summary>Filters of a lower order run first.</summary>
    /// <value>Default -1: before those with an order of their own.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than -1.</exception>
    public int Order
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -1);
            field = value;
        }
    } = -1;
}

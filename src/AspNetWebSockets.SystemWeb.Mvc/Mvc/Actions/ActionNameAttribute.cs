namespace System.Web.Mvc;

/// <summary>The name of an action in routes, instead of its method's.</summary>
/// <param name="name">The name.</param>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.actionnameattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class ActionNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

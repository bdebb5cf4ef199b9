namespace System.Web.Http;

/// <summary>A parameter that is read from the route and the query string, also when its type is not simple.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/formats-and-model-binding/parameter-binding-in-aspnet-web-api"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter, Inherited = true, AllowMultiple = false)]
public sealed class FromUriAttribute : Attribute
{
    /// <summary>The name to read instead of the parameter's; for a type that is not simple, what its members' names begin with.</summary>
    /// <value>Default <see langword="null"/>: the parameter's own name.</value>
    public string? Name { get; set; }
}

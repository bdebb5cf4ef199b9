namespace System.Web.Http;

/// <summary>A parameter that is read from the body by <see cref="HttpConfiguration.Formatters"/>, also when its type is simple.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/formats-and-model-binding/parameter-binding-in-aspnet-web-api"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter, Inherited = true, AllowMultiple = false)]
public sealed class FromBodyAttribute : Attribute;

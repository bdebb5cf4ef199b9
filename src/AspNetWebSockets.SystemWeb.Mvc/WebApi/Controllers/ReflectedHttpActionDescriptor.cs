using System.Collections.ObjectModel;
using System.Reflection;

namespace System.Web.Http.Controllers;

/// <summary>An action that is a method.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.</remarks>
public class ReflectedHttpActionDescriptor : HttpActionDescriptor
{
    internal ReflectedHttpActionDescriptor(
        HttpControllerDescriptor controllerDescriptor,
        MethodInfo methodInfo,
        string actionName,
        IEnumerable<HttpMethod> supportedHttpMethods
    )
        : base(controllerDescriptor)
    {
        MethodInfo = methodInfo;
        ActionName = actionName;
        SupportedHttpMethods = [.. supportedHttpMethods];
        ReturnType = WithoutTask(methodInfo.ReturnType);
    }

    /// <inheritdoc/>
    public override string ActionName { get; }

    /// <summary>The method.</summary>
    public MethodInfo MethodInfo { get; }

    /// <inheritdoc/>
    public override Type? ReturnType { get; }

    /// <inheritdoc/>
    public override Collection<HttpMethod> SupportedHttpMethods { get; }

    /// <inheritdoc/>
    public override Collection<T> GetCustomAttributes<T>(bool inherit) =>
        [.. MethodInfo.GetCustomAttributes(inherit).OfType<T>()];

    private static Type? WithoutTask(Type type)
    {
        if (type == typeof(void) || type == typeof(Task))
        {
            return null;
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)
            ? type.GetGenericArguments()[0]
            : type;
    }
}

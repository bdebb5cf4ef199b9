using System.Reflection;

namespace System.Web.Mvc;

/// <summary>An action as its filters see it.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.actiondescriptor"/>.</remarks>
public class ActionDescriptor
{
    private readonly MethodInfo _method;

    internal ActionDescriptor(ControllerDescriptor controllerDescriptor, MethodInfo method, string actionName)
    {
        ControllerDescriptor = controllerDescriptor;
        _method = method;
        ActionName = actionName;
    }

    /// <summary>Its name in routes.</summary>
    public string ActionName { get; }

    /// <summary>Its controller.</summary>
    public ControllerDescriptor ControllerDescriptor { get; }

    /// <summary>Its attributes of a type.</summary>
    /// <param name="attributeType">The type.</param>
    /// <param name="inherit">Whether inherited ones are among them.</param>
    public virtual object[] GetCustomAttributes(Type attributeType, bool inherit) =>
        _method.GetCustomAttributes(attributeType, inherit);

    /// <summary>Whether it has an attribute of a type.</summary>
    /// <param name="attributeType">The type.</param>
    /// <param name="inherit">Whether inherited ones count.</param>
    public virtual bool IsDefined(Type attributeType, bool inherit) => _method.IsDefined(attributeType, inherit);
}

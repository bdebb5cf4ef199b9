namespace System.Web.Mvc;

/// <summary>A controller as its filters see it.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.controllerdescriptor"/>.</remarks>
public class ControllerDescriptor
{
    internal ControllerDescriptor(string controllerName, Type controllerType)
    {
        ControllerName = controllerName;
        ControllerType = controllerType;
    }

    /// <summary>Its name without <c>Controller</c>.</summary>
    public string ControllerName { get; }

    /// <summary>Its type.</summary>
    public Type ControllerType { get; }

    /// <summary>Its attributes of a type.</summary>
    /// <param name="attributeType">The type.</param>
    /// <param name="inherit">Whether inherited ones are among them.</param>
    public virtual object[] GetCustomAttributes(Type attributeType, bool inherit) =>
        ControllerType.GetCustomAttributes(attributeType, inherit);

    /// <summary>Whether it has an attribute of a type.</summary>
    /// <param name="attributeType">The type.</param>
    /// <param name="inherit">Whether inherited ones count.</param>
    public virtual bool IsDefined(Type attributeType, bool inherit) => ControllerType.IsDefined(attributeType, inherit);
}

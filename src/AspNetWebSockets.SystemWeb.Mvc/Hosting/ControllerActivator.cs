using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;

namespace System.Web;

/// <summary>
/// Makes the controllers of ASP.NET 4.x: as there by the constructor without parameters, else with the services of the
/// request. Leaves others to ASP.NET Core.
/// </summary>
internal sealed class ControllerActivator(IControllerActivator others) : IControllerActivator
{
    public object Create(ControllerContext context)
    {
        Type type = context.ActionDescriptor.ControllerTypeInfo;
        if (!ControllerFamily.Has(type))
        {
            return others.Create(context);
        }

        return type.GetConstructor(Type.EmptyTypes) is not null
            ? Activator.CreateInstance(type)!
            : ActivatorUtilities.CreateInstance(context.HttpContext.RequestServices, type);
    }

    public void Release(ControllerContext context, object controller) => others.Release(context, controller);
}

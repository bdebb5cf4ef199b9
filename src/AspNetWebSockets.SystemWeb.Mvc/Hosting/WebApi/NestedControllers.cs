using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace System.Web.Http;

/// <summary>Finds the Web API controllers that are public classes within public classes, which ASP.NET Core leaves out.</summary>
/// <remarks>MVC of ASP.NET 4.x left them out too.</remarks>
internal sealed class NestedControllers : IApplicationFeatureProvider<ControllerFeature>
{
    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
    {
        foreach (TypeInfo type in parts.OfType<IApplicationPartTypeProvider>().SelectMany(part => part.Types))
        {
            if (
                type is { IsNestedPublic: true, IsVisible: true, IsAbstract: false, ContainsGenericParameters: false }
                && typeof(ApiController).IsAssignableFrom(type)
                && type.Name.EndsWith("Controller", StringComparison.OrdinalIgnoreCase)
                && !feature.Controllers.Contains(type)
            )
            {
                feature.Controllers.Add(type);
            }
        }
    }
}

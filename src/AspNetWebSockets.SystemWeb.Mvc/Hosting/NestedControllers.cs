using System.Reflection;
using System.Web.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace System.Web;

/// <summary>Controllers of Web API that are public types in other public types, which ASP.NET Core does not look for.</summary>
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
            )
            {
                feature.Controllers.Add(type);
            }
        }
    }
}

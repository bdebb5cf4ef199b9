using System.Reflection;
using System.Runtime.Loader;
using System.Web.Routing;

namespace System.Web.Mvc;

/// <summary>A part of an application: controllers in the namespace of the registration and below, with routes of their own.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.arearegistration"/>.</remarks>
public abstract class AreaRegistration
{
    /// <summary>For derived classes.</summary>
    protected AreaRegistration() { }

    /// <summary>The name.</summary>
    public abstract string AreaName { get; }

    /// <summary>Registers the areas of all assemblies that were loaded.</summary>
    public static void RegisterAllAreas() => RegisterAllAreas(state: null);

    /// <summary>Registers the areas of all assemblies that were loaded.</summary>
    /// <param name="state">For <see cref="AreaRegistrationContext.State"/>; <see langword="null"/> for nothing.</param>
    public static void RegisterAllAreas(object? state)
    {
        foreach (
            Type type in AssemblyLoadContext
                .Default.Assemblies.Where(RefersToUs)
                .SelectMany(assembly => assembly.GetTypes())
        )
        {
            if (
                typeof(AreaRegistration).IsAssignableFrom(type)
                && !type.IsAbstract
                && type.GetConstructor(Type.EmptyTypes) is not null
            )
            {
                AreaRegistration area = (AreaRegistration)Activator.CreateInstance(type)!;
                area.RegisterArea(new AreaRegistrationContext(area.AreaName, RouteTable.Routes, state));
                AreaNamespaces.Add(type.Namespace, area.AreaName);
            }
        }
    }

    /// <summary>Registers the routes of the area.</summary>
    /// <param name="context">Where to.</param>
    public abstract void RegisterArea(AreaRegistrationContext context);

    private static bool RefersToUs(Assembly assembly) =>
        !assembly.IsDynamic
        && assembly
            .GetReferencedAssemblies()
            .Any(name =>
                string.Equals(name.Name, typeof(AreaRegistration).Assembly.GetName().Name, StringComparison.Ordinal)
            );
}

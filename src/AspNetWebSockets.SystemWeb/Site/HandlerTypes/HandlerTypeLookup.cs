using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace System.Web;

/// <summary>Finds the compiled classes that the files of a site name.</summary>
/// <param name="assemblies">Where classes named without their assembly are looked for, in this order.</param>
[RequiresUnreferencedCode("Classes are looked up by the names that files give.")]
internal sealed class HandlerTypeLookup(IEnumerable<Assembly> assemblies)
{
    // The assembly that IIS made of this folder of a site without a project; its classes are in the application now.
    private const string CodeFolder = "App_Code";

    private readonly List<Assembly> _assemblies = [.. assemblies.Distinct()];

    /// <summary>Finds a handler.</summary>
    /// <param name="className">The class with its namespace, and perhaps with its assembly: <c>My.Handler, My</c>.</param>
    /// <exception cref="SiteFileException">There is no such class, or it cannot be a handler.</exception>
    internal Type Find(string className)
    {
        int comma = className.IndexOf(',', StringComparison.Ordinal);
        string name = (comma < 0 ? className : className[..comma]).Trim();
        List<Assembly> searched = comma < 0 ? _assemblies : FindAssemblies(className[(comma + 1)..]);
        Type type =
            searched.Select(assembly => GetType(assembly, name)).FirstOrDefault(type => type is not null)
            ?? throw new SiteFileException(
                $"The class '{name}' was not found in {Names(searched)}. Compile it into the application: add its .cs file to the project, or refer to the project it is in; when its code is inside the .ashx file, move it to a .cs file. Assemblies that the application does not refer to can be given to MapHttpHandlers."
            );
        RequireHandler(type);
        return type;
    }

    private List<Assembly> FindAssemblies(string text)
    {
        // The version is that of the .NET Framework's build, so the simple name alone counts.
        string name = text.Split(',')[0].Trim();
        if (string.Equals(name, CodeFolder, StringComparison.OrdinalIgnoreCase))
        {
            return _assemblies;
        }

        try
        {
            return
            [
                _assemblies.Find(assembly =>
                    string.Equals(assembly.GetName().Name, name, StringComparison.OrdinalIgnoreCase)
                ) ?? Assembly.Load(new AssemblyName(name)),
            ];
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or ArgumentException)
        {
            throw new SiteFileException(
                $"The assembly '{name}' is not part of the application. Refer to its project, or name the class without an assembly when it was moved into another. ({exception.Message})"
            );
        }
    }

    private static Type? GetType(Assembly assembly, string name)
    {
        try
        {
            return assembly.GetType(name, throwOnError: false, ignoreCase: false);
        }
        catch (Exception exception)
            when (exception is IOException or BadImageFormatException or TypeLoadException or ArgumentException)
        {
            throw new SiteFileException(
                $"The class '{name}' of {assembly.GetName().Name} cannot be loaded: {exception.Message}"
            );
        }
    }

    private static void RequireHandler(Type type)
    {
        if (!typeof(IHttpHandler).IsAssignableFrom(type))
        {
            throw new SiteFileException(
                $"The class '{type.FullName}' of {type.Assembly.GetName().Name} is no IHttpHandler. Implement System.Web.IHttpHandler or derive from HttpTaskAsyncHandler."
            );
        }

        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        if (type.IsAbstract || type.ContainsGenericParameters || type.GetConstructor(Any, []) is null)
        {
            throw new SiteFileException(
                $"The class '{type.FullName}' of {type.Assembly.GetName().Name} cannot be created: it is abstract, generic, or has no constructor without parameters. Name one that can, or map it with MapHttpHandler and a factory."
            );
        }
    }

    private static string Names(List<Assembly> assemblies) =>
        assemblies.Count == 0 ? "no assembly" : string.Join(", ", assemblies.Select(each => each.GetName().Name));
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace System.Web;

/// <summary>The assemblies that an application consists of, without those of .NET.</summary>
[RequiresUnreferencedCode("Assemblies that no code refers to may have been trimmed away.")]
internal static class ApplicationAssemblies
{
    private static readonly string[] OfDotNet = ["System", "Microsoft", "netstandard", "mscorlib", "WindowsBase"];

    /// <summary>The application's own assembly first, then what it refers to, then what else lies beside it.</summary>
    /// <param name="applicationName">The name of the host's application, which is that of its assembly.</param>
    /// <remarks>
    /// The compiler leaves out references to projects whose types the code does not use, and a <c>Program.cs</c> uses
    /// none of a site's: so what was built along counts too.
    /// </remarks>
    internal static IReadOnlyList<Assembly> Find(string? applicationName)
    {
        Dictionary<string, Assembly> found = new(StringComparer.OrdinalIgnoreCase);
        List<Assembly> inOrder = [];
        Queue<AssemblyName> names = new();
        if (!string.IsNullOrEmpty(applicationName))
        {
            // A host may have any name; it is no assembly's then.
            names.Enqueue(new AssemblyName { Name = applicationName });
        }

        if (Assembly.GetEntryAssembly()?.GetName() is { } entry)
        {
            names.Enqueue(entry);
        }

        Load(names, found, inOrder);
        Enqueue(names, InApplicationFolder());
        Load(names, found, inOrder);
        return inOrder;
    }

    private static void Load(Queue<AssemblyName> names, Dictionary<string, Assembly> found, List<Assembly> inOrder)
    {
        while (names.TryDequeue(out AssemblyName? name))
        {
            if (name.Name is { } simpleName && !found.ContainsKey(simpleName) && TryLoad(name) is { } assembly)
            {
                found.Add(simpleName, assembly);
                inOrder.Add(assembly);
                Enqueue(names, assembly.GetReferencedAssemblies());
            }
        }
    }

    private static void Enqueue(Queue<AssemblyName> names, IEnumerable<AssemblyName> more)
    {
        foreach (AssemblyName name in more)
        {
            if (!IsOfDotNet(name.Name ?? string.Empty))
            {
                names.Enqueue(name);
            }
        }
    }

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // What cannot be loaded has no handler; a reference may be for a platform or a feature that is not there.
            return null;
        }
    }

    private static IEnumerable<AssemblyName> InApplicationFolder() =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? string.Empty)
            .Split(IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
            .Select(path => new AssemblyName(IO.Path.GetFileNameWithoutExtension(path)));

    private static bool IsOfDotNet(string name) =>
        Array.Exists(
            OfDotNet,
            each =>
                name.StartsWith(each, StringComparison.OrdinalIgnoreCase)
                && (name.Length == each.Length || name[each.Length] == '.')
        );
}

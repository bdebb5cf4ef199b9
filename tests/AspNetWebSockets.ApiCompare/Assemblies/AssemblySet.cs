using System.Reflection;
using AspNetWebSockets.ApiCompare.Compilation;

namespace AspNetWebSockets.ApiCompare.Assemblies;

/// <summary>Assemblies whose metadata is read, together with everything that they refer to; none of their code runs.</summary>
public sealed class AssemblySet : IDisposable
{
    private readonly MetadataLoadContext _context;
    private readonly Dictionary<string, Type> _types;

    private AssemblySet(
        IEnumerable<string> files,
        string coreAssembly,
        IEnumerable<string> names,
        params byte[][] stubs
    )
    {
        _context = new MetadataLoadContext(new PathAssemblyResolver(files), coreAssembly);
        Types =
        [
            .. names
                .Select(_context.LoadFromAssemblyName)
                .Concat(stubs.Select(_context.LoadFromByteArray))
                .SelectMany(assembly => assembly.GetTypes())
                .Where(Visibility.IsVisible)
                .Where(type => IsOfFramework(type.Namespace))
                // Web API has classes of extension methods that go by one name in two assemblies.
                .DistinctBy(type => type.FullName, StringComparer.Ordinal)
                .OrderBy(type => type.FullName, StringComparer.Ordinal),
        ];
        _types = Types.ToDictionary(type => type.FullName!, StringComparer.Ordinal);
    }

    /// <summary>The public and protected types that the assemblies declare in namespaces of the .NET Framework.</summary>
    public IReadOnlyList<Type> Types { get; }

    /// <summary>The .NET Framework 4.8 of Debian's mono-devel, where Web API is version 1 and MVC version 3, and Microsoft.WebSockets.</summary>
    /// <exception cref="DirectoryNotFoundException">The reference assemblies were not fetched.</exception>
    public static AssemblySet Framework48()
    {
        if (!Directory.Exists(RepositoryFiles.Framework48))
        {
            throw new DirectoryNotFoundException(
                $"The .NET Framework 4.8 reference assemblies are not in {RepositoryFiles.Framework48}. Run ./test.sh, "
                    + "which unpacks them from Debian's mono-devel package."
            );
        }

        return OfFramework48(
            [
                "System.Web",
                "System.Web.ApplicationServices",
                "System.Web.Extensions",
                "System.Web.Http",
                "System.Web.Http.WebHost",
                "System.Net.Http.Formatting",
                "System.Web.Mvc",
            ],
            StubAssembly.MicrosoftWebSockets()
        );
    }

    /// <summary>A library that was compiled against the .NET Framework 4.8.</summary>
    public static AssemblySet OfFramework48(byte[] image) => OfFramework48([], image);

    /// <summary>The packages of this repository, as they lie beside this program.</summary>
    public static AssemblySet Ours()
    {
        string[] own = Directory.GetFiles(AppContext.BaseDirectory, "AspNetWebSockets.*.dll");
        string[] runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return new AssemblySet(
            own.Concat(runtime).DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase),
            "System.Private.CoreLib",
            own.Select(Path.GetFileNameWithoutExtension).Where(IsPackage)!
        );
    }

    /// <summary>The type of that name among <see cref="Types"/>.</summary>
    public Type? Find(string fullName) => _types.GetValueOrDefault(fullName);

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    private static AssemblySet OfFramework48(IEnumerable<string> names, byte[] image) =>
        new(
            Directory.EnumerateFiles(RepositoryFiles.Framework48, "*.dll", SearchOption.AllDirectories),
            "mscorlib",
            names,
            image
        );

    private static bool IsPackage(string? name) =>
        name is { } known
        && !known.Contains("Test", StringComparison.Ordinal)
        && !known.EndsWith(".ApiCompare", StringComparison.Ordinal);

    private static bool IsOfFramework(string? name) =>
        name is "System.Web" or "System.Net.Http" or "Microsoft.Web.WebSockets"
        || name?.StartsWith("System.Web.", StringComparison.Ordinal) == true;
}

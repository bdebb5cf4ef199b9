namespace AspNetWebSockets.Migrate.Projects;

/// <summary>What becomes of a NuGet package of the old site.</summary>
/// <param name="Kind">What to do with it.</param>
/// <param name="Version">The version for .NET, for a package that is referenced.</param>
/// <param name="Assembly">The assembly that stands for it when the site is compiled here.</param>
internal sealed record KnownPackage(PackageFate Kind, string? Version = null, string? Assembly = null)
{
    private static readonly KnownPackage Unknown = new(PackageFate.Unknown);
    private static readonly KnownPackage Covered = new(PackageFate.Covered);
    private static readonly KnownPackage Files = new(PackageFate.Files);

    private static readonly Dictionary<string, KnownPackage> Exact = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Newtonsoft.Json"] = new(PackageFate.Referenced, "13.0.4", "Newtonsoft.Json"),
        ["Microsoft.WebSockets"] = Covered,
        ["Microsoft.Web.Infrastructure"] = Covered,
        ["Microsoft.Bcl"] = Covered,
        ["Microsoft.Bcl.Build"] = Covered,
        ["Microsoft.Bcl.Async"] = Covered,
        ["Microsoft.Net.Http"] = Covered,
        ["Microsoft.Net.Compilers"] = Covered,
        ["Microsoft.CodeDom.Providers.DotNetCompilerPlatform"] = Covered,
        ["System.Net.Http"] = Covered,
        ["System.ValueTuple"] = Covered,
        ["System.Buffers"] = Covered,
        ["System.Memory"] = Covered,
        ["System.Numerics.Vectors"] = Covered,
        ["System.Runtime.CompilerServices.Unsafe"] = Covered,
        ["System.Threading.Tasks.Extensions"] = Covered,
        ["bootstrap"] = Files,
        ["Modernizr"] = Files,
        ["Respond"] = Files,
        ["knockoutjs"] = Files,
        ["popper.js"] = Files,
    };

    internal static KnownPackage Of(string id)
    {
        if (Exact.TryGetValue(id, out KnownPackage? known))
        {
            return known;
        }

        if (StartsWith(id, "Microsoft.AspNet.WebApi") || StartsWith(id, "Microsoft.AspNet.Mvc"))
        {
            return Covered;
        }

        if (StartsWith(id, "Microsoft.AspNet.Razor") || StartsWith(id, "Microsoft.AspNet.WebPages"))
        {
            return Covered;
        }

        return StartsWith(id, "jQuery") || StartsWith(id, "angular") ? Files : Unknown;
    }

    /// <summary>Whether .NET, ASP.NET Core, AspNetWebSockets or a newer package have an assembly that the site referenced as a file.</summary>
    internal static bool HasTakenOver(string assembly) =>
        Of(assembly).Kind != PackageFate.Unknown
        || StartsWith(assembly, "System.")
        || StartsWith(assembly, "Microsoft.Web");

    private static bool StartsWith(string id, string family) =>
        id.StartsWith(family, StringComparison.OrdinalIgnoreCase);
}

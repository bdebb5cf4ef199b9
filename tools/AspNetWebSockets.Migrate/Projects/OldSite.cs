namespace AspNetWebSockets.Migrate.Projects;

/// <summary>A site of ASP.NET 4.x as its project describes it. Paths are full paths of existing files.</summary>
internal sealed record OldSite
{
    /// <summary>The folder that IIS served.</summary>
    internal required string Folder { get; init; }

    /// <summary>The <c>.csproj</c>; <see langword="null"/> for a web site without one.</summary>
    internal string? ProjectFile { get; init; }

    /// <summary>The name of the project, or of the folder of a site without one.</summary>
    internal required string Name { get; init; }

    /// <summary>The name of the assembly.</summary>
    internal required string AssemblyName { get; init; }

    /// <summary>The root namespace, which names embedded resources.</summary>
    internal required string RootNamespace { get; init; }

    /// <summary>The C# files that were compiled, those of referenced projects of the same kind included.</summary>
    internal required IReadOnlyList<string> Sources { get; init; }

    /// <summary>All files below <see cref="Folder"/>.</summary>
    internal required IReadOnlyList<string> Files { get; init; }

    /// <summary>Links to folders below <see cref="Folder"/>, which are not followed.</summary>
    internal IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Embedded resources.</summary>
    internal IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Symbols for <c>#if</c> besides DEBUG and TRACE.</summary>
    internal IReadOnlyList<string> Constants { get; init; } = [];

    /// <summary>The <c>LangVersion</c> of the project, or C# 7.3, the last of the .NET Framework.</summary>
    internal string LanguageVersion { get; init; } = "7.3";

    /// <summary>Whether <c>unsafe</c> is allowed.</summary>
    internal bool AllowUnsafe { get; init; }

    /// <summary>NuGet packages.</summary>
    internal IReadOnlyList<OldPackage> Packages { get; init; } = [];

    /// <summary>Assemblies that were referenced as files.</summary>
    internal IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>Referenced projects that build for .NET as they are.</summary>
    internal IReadOnlyList<string> ModernProjects { get; init; } = [];
}

namespace AspNetWebSockets.Migrate.Projects;

/// <summary>What becomes of a NuGet package.</summary>
internal enum PackageFate
{
    /// <summary>Nothing is known: the assembly it put into the site is referenced when it is there.</summary>
    Unknown,

    /// <summary>The new project references a version for .NET.</summary>
    Referenced,

    /// <summary>.NET, ASP.NET Core or AspNetWebSockets have what it had.</summary>
    Covered,

    /// <summary>Put files into the site, which are there.</summary>
    Files,
}

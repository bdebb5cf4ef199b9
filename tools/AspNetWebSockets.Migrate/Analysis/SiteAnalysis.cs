using AspNetWebSockets.Migrate.Projects;
using AspNetWebSockets.Migrate.Sources;

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>What is known of a site when it has been read and compiled.</summary>
internal sealed record SiteAnalysis
{
    internal required OldSite Site { get; init; }

    internal required SiteConfiguration Configuration { get; init; }

    internal required IReadOnlyList<HandlerFile> HandlerFiles { get; init; }

    /// <summary>The class that <c>Global.asax</c> names.</summary>
    internal string? ApplicationType { get; init; }

    internal required IReadOnlyList<SourceFile> Sources { get; init; }

    /// <summary>Every way into the site, in order of names.</summary>
    internal required IReadOnlyList<EntryPoint> EntryPoints { get; init; }

    /// <summary>The files that the new project does not compile, and why.</summary>
    internal required IReadOnlyList<LeftOutFile> LeftOut { get; init; }

    /// <summary>Namespaces of leftover <c>using</c> lines, which the new project declares empty.</summary>
    internal required IReadOnlyList<string> Namespaces { get; init; }

    /// <summary>Whether any of the files that move uses session state.</summary>
    internal required bool UsesSession { get; init; }
}

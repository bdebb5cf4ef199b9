namespace AspNetWebSockets.Migrate.Sources;

/// <summary>What the <c>web.config</c> of a site says about entry points.</summary>
internal sealed record SiteConfiguration
{
    /// <summary>The file; <see langword="null"/> when there is none that can be read.</summary>
    internal string? File { get; init; }

    /// <summary>Handlers with an address of their own.</summary>
    internal IReadOnlyList<HandlerMapping> Handlers { get; init; } = [];

    /// <summary>The classes of modules, without their assemblies.</summary>
    internal IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Whether the new project has to bring what <c>&lt;sessionState&gt;</c> asks for.</summary>
    internal bool UsesSession { get; init; }
}

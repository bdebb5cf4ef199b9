namespace AspNetWebSockets.Migrate.CommandLine;

/// <summary>The command line.</summary>
internal sealed record MigrateOptions
{
    /// <summary>The folder or project of the old site; a full path.</summary>
    internal required string Path { get; init; }

    /// <summary>The folder of the new project; <see langword="null"/> for the one beside the site.</summary>
    internal string? Output { get; init; }

    /// <summary>Whether the files are printed instead of written.</summary>
    internal bool DryRun { get; init; }

    /// <summary>Whether an earlier result may be overwritten.</summary>
    internal bool Force { get; init; }

    /// <summary>Whether the report is JSON.</summary>
    internal bool Json { get; init; }

    /// <summary>The version of the packages of AspNetWebSockets.</summary>
    internal required string PackageVersion { get; init; }

    /// <summary>The checkout of AspNetWebSockets to refer to instead; a full path.</summary>
    internal string? ProjectReference { get; init; }
}

namespace AspNetWebSockets.Migrate.CommandLine;

/// <summary>What the tool ends with.</summary>
internal enum ExitCode
{
    /// <summary>Every entry point moves unchanged and every file was read.</summary>
    MovesUnchanged = 0,

    /// <summary>Something needs work: an entry point, a file left out, a file that could not be read.</summary>
    NeedsWork = 1,

    /// <summary>Nothing was done: the command line is wrong, the site cannot be read, or the new folder cannot be written.</summary>
    Failed = 2,

    /// <summary>There is no entry point, or no site at all.</summary>
    NothingFound = 3,

    /// <summary>Ctrl+C.</summary>
    Interrupted = 130,
}

namespace AspNetWebSockets.Migrate.Files;

/// <summary>Bounds on what is read, so that a wrong folder costs a message and not the memory of the machine.</summary>
internal sealed record ReadLimits
{
    /// <summary>Folders below the site; deeper ones are left unread.</summary>
    internal int Depth { get; init; } = 64;

    /// <summary>Files listed in one site; the walk ends there.</summary>
    internal int Files { get; init; } = 100_000;

    /// <summary>The largest file that is read, in bytes.</summary>
    internal long FileBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep the code of a file may nest, in nodes of its syntax.</summary>
    internal int SyntaxDepth { get; init; } = 2000;

    /// <summary>All C# that is read of one site, in bytes; a compilation takes some twenty times as much.</summary>
    internal long SourceBytes { get; init; } = 64 * 1024 * 1024;
}

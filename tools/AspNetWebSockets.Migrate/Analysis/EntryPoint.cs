namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>A way into the site.</summary>
internal sealed record EntryPoint
{
    internal required EntryPointKind Kind { get; init; }

    /// <summary>The full name of the class.</summary>
    internal required string TypeName { get; init; }

    /// <summary>Whether the new program can name the class: it is public or internal, not nested in a private one, and has no type parameters.</summary>
    internal required bool CanBeNamed { get; init; }

    /// <summary>The full path of the file it is declared in.</summary>
    internal required string File { get; init; }

    /// <summary>The line of the declaration, from 1.</summary>
    internal required int Line { get; init; }

    /// <summary>Whether it calls <c>AcceptWebSocketRequest</c>, itself or through a class that it names.</summary>
    internal required bool UsesWebSockets { get; init; }

    /// <summary>Where it answers, as far as files and <c>web.config</c> tell.</summary>
    internal IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>What it needs and .NET or AspNetWebSockets do not have. Nothing: it moves unchanged.</summary>
    internal IReadOnlyList<Missing> Missing { get; init; } = [];

    internal bool MovesUnchanged => Missing.Count == 0;
}

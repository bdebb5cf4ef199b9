using System.Diagnostics;

namespace ExportedEcho;

/// <summary>The application's own spans.</summary>
internal static class Work
{
    internal const string SourceName = "ExportedEcho";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins the span of one message. A root with a link: a connection that lives for hours makes no trace for people.</summary>
    /// <param name="connection">The span of the connection; <see langword="null"/> when it is not sampled.</param>
    internal static Activity? Begin(Activity? connection) =>
        Source.StartActivity(
            "echo",
            ActivityKind.Internal,
            parentContext: default,
            links: connection is null ? [] : [new ActivityLink(connection.Context)]
        );
}

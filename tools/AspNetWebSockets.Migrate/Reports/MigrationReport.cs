using AspNetWebSockets.Migrate.CommandLine;
using AspNetWebSockets.Migrate.Files;

namespace AspNetWebSockets.Migrate.Reports;

/// <summary>All that a run has to say.</summary>
internal sealed record MigrationReport(
    IReadOnlyList<SiteResult> Sites,
    IReadOnlyList<FileMessage> Messages,
    bool IsDryRun,
    ExitCode ExitCode
);

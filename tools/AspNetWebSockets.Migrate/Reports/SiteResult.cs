using AspNetWebSockets.Migrate.Analysis;
using AspNetWebSockets.Migrate.Writing;

namespace AspNetWebSockets.Migrate.Reports;

/// <summary>A site and the project that takes its place.</summary>
/// <param name="Analysis">What was found.</param>
/// <param name="Output">The folder of the new project.</param>
/// <param name="Files">The files of the new project.</param>
internal sealed record SiteResult(SiteAnalysis Analysis, string Output, IReadOnlyList<GeneratedFile> Files);

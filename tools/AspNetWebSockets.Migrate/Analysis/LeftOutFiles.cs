using AspNetWebSockets.Migrate.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>
/// The files that cannot be compiled and those that need them; the rest is a project that builds.
/// </summary>
internal static class LeftOutFiles
{
    internal static IReadOnlyList<LeftOutFile> Of(
        CSharpCompilation compilation,
        IReadOnlyList<SourceFile> sources,
        ILookup<string, Diagnostic> errors,
        FileDependencies dependencies,
        CancellationToken cancellationToken
    )
    {
        MissingFinder missing = new(compilation);
        Dictionary<string, string> reasons = new(StringComparer.Ordinal);
        CSharpCompilation rest = compilation;
        ILookup<string, Diagnostic> failing = errors;

        // What is left out may be needed in a way that names do not show, so the rest is compiled again until it builds.
        while (failing.Count > 0)
        {
            foreach (IGrouping<string, Diagnostic> file in failing)
            {
                reasons[file.Key] = Reason(
                    missing.Find(file.Where(error => compilation.ContainsSyntaxTree(error.Location.SourceTree)))
                );
            }

            HashSet<string> left = dependencies.WithDependents(reasons.Keys);
            foreach (string file in left)
            {
                _ = reasons.TryAdd(file, "needs a file that is left out");
            }

            rest = rest.RemoveSyntaxTrees(rest.SyntaxTrees.Where(tree => left.Contains(tree.FilePath)));
            failing = rest.GetDiagnostics(cancellationToken)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.IsInSource)
                .ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal);
        }

        return
        [
            .. sources
                .Where(source => reasons.ContainsKey(source.Path))
                .Select(source => new LeftOutFile(source.Path, reasons[source.Path])),
        ];
    }

    private static string Reason(IReadOnlyList<Missing> missing) =>
        missing.Count == 0
            ? "does not compile"
            : string.Join(", ", missing.Take(3).Select(one => one.Name))
                + (missing.Count > 3 ? $" and {missing.Count - 3} more" : "");
}

using AspNetWebSockets.Migrate.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>The site, compiled as the new project compiles it.</summary>
internal sealed class SiteCompilation
{
    private static readonly HashSet<string> NotFound = new(StringComparer.Ordinal) { "CS0246", "CS0234" };

    private SiteCompilation(CSharpCompilation compilation, IReadOnlyList<string> namespaces) =>
        (Compilation, Namespaces) = (compilation, namespaces);

    internal CSharpCompilation Compilation { get; }

    /// <summary>
    /// Namespaces that <c>using</c> lines name and nobody has. Most such lines are left over from a template; the new
    /// project declares the namespaces, empty, so that only what is really used is missing.
    /// </summary>
    internal IReadOnlyList<string> Namespaces { get; }

    internal static SiteCompilation Create(
        IReadOnlyList<SourceFile> sources,
        IReadOnlyList<MetadataReference> references,
        bool allowUnsafe,
        CancellationToken cancellationToken
    )
    {
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: allowUnsafe,
            warningLevel: 0
        );
        CSharpCompilation plain = CSharpCompilation.Create(
            "Site",
            sources.Select(source => source.Tree),
            references,
            options
        );
        string[] namespaces =
        [
            .. MissingNamespaces(plain, cancellationToken)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        if (namespaces.Length == 0)
        {
            return new SiteCompilation(plain, namespaces);
        }

        SyntaxTree declarations = CSharpSyntaxTree.ParseText(
            string.Concat(namespaces.Select(name => $"namespace {name} {{ }}\n")),
            (CSharpParseOptions?)plain.SyntaxTrees[0].Options,
            cancellationToken: cancellationToken
        );
        return new SiteCompilation(plain.AddSyntaxTrees(declarations), namespaces);
    }

    /// <summary>The errors, by the path of their file.</summary>
    internal ILookup<string, Diagnostic> Errors(CancellationToken cancellationToken) =>
        Compilation
            .GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.IsInSource)
            .ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal);

    private static IEnumerable<string> MissingNamespaces(
        CSharpCompilation compilation,
        CancellationToken cancellationToken
    ) =>
        from diagnostic in compilation.GetDeclarationDiagnostics(cancellationToken)
        where NotFound.Contains(diagnostic.Id) && diagnostic.Location.IsInSource
        let node = diagnostic.Location.SourceTree!.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan)
        let directive = node.FirstAncestorOrSelf<UsingDirectiveSyntax>()
        where directive is { Alias: null } && directive.StaticKeyword.IsKind(SyntaxKind.None)
        where directive.Name.DescendantNodesAndSelf().All(part => part is QualifiedNameSyntax or IdentifierNameSyntax)
        select directive.Name.ToString();
}

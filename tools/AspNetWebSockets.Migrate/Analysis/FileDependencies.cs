using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>Which file of the site needs which, by the types and members it names.</summary>
internal sealed class FileDependencies
{
    private static readonly HashSet<string> None = [];

    private readonly Dictionary<string, HashSet<string>> _needs = new(StringComparer.Ordinal);

    internal static FileDependencies Of(
        CSharpCompilation compilation,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        FileDependencies dependencies = new();
        SyntaxTree[] trees = [.. compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0)];
        for (int index = 0; index < trees.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report((double)index / trees.Length);
            dependencies._needs[trees[index].FilePath] = Needs(compilation, trees[index], cancellationToken);
        }

        return dependencies;
    }

    /// <summary>A file and all that it needs, directly and through others.</summary>
    internal IReadOnlySet<string> Closure(string file)
    {
        HashSet<string> reached = new(StringComparer.Ordinal) { file };
        Stack<string> waiting = new([file]);
        while (waiting.TryPop(out string? next))
        {
            foreach (string needed in _needs.GetValueOrDefault(next, None))
            {
                if (reached.Add(needed))
                {
                    waiting.Push(needed);
                }
            }
        }

        return reached;
    }

    /// <summary>Files, and all that need one of them, directly and through others.</summary>
    internal HashSet<string> WithDependents(IEnumerable<string> files)
    {
        ILookup<string, string> neededBy = _needs
            .SelectMany(pair => pair.Value.Select(needed => (Needed: needed, By: pair.Key)))
            .ToLookup(pair => pair.Needed, pair => pair.By, StringComparer.Ordinal);
        HashSet<string> reached = new(files, StringComparer.Ordinal);
        Stack<string> waiting = new(reached);
        while (waiting.TryPop(out string? next))
        {
            foreach (string dependent in neededBy[next])
            {
                if (reached.Add(dependent))
                {
                    waiting.Push(dependent);
                }
            }
        }

        return reached;
    }

    private static HashSet<string> Needs(
        CSharpCompilation compilation,
        SyntaxTree tree,
        CancellationToken cancellationToken
    )
    {
        HashSet<string> needs = new(StringComparer.Ordinal);
        SemanticModel model = compilation.GetSemanticModel(tree);
        foreach (SyntaxNode node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (node is SimpleNameSyntax name)
            {
                SymbolInfo info = model.GetSymbolInfo(name, cancellationToken);
                AddDeclarations(needs, info.Symbol ?? info.CandidateSymbols.FirstOrDefault());
            }
            else if (node is BaseTypeDeclarationSyntax type)
            {
                // The other parts of a partial type.
                AddDeclarations(needs, model.GetDeclaredSymbol(type, cancellationToken));
            }
        }

        return needs;
    }

    private static void AddDeclarations(HashSet<string> needs, ISymbol? symbol)
    {
        if ((symbol as INamedTypeSymbol ?? symbol?.ContainingType) is not { } type)
        {
            return;
        }

        foreach (SyntaxReference declaration in type.OriginalDefinition.DeclaringSyntaxReferences)
        {
            _ = needs.Add(declaration.SyntaxTree.FilePath);
        }
    }
}

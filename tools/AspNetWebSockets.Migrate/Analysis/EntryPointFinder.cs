using AspNetWebSockets.Migrate.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>Finds the classes that requests come into.</summary>
internal sealed class EntryPointFinder(CSharpCompilation compilation, FileDependencies dependencies)
{
    /// <summary>From the most special to the most general: a page is a handler too.</summary>
    private static readonly (string Base, EntryPointKind Kind)[] Bases =
    [
        ("Page", EntryPointKind.Page),
        ("UserControl", EntryPointKind.Page),
        ("MasterPage", EntryPointKind.Page),
        ("WebService", EntryPointKind.WebService),
        ("ApiController", EntryPointKind.WebApiController),
        ("Controller", EntryPointKind.MvcController),
        ("AsyncController", EntryPointKind.MvcController),
        ("WebSocketHandler", EntryPointKind.WebSocketHandler),
        ("HttpApplication", EntryPointKind.Application),
        ("IHttpModule", EntryPointKind.Module),
        ("IRouteHandler", EntryPointKind.RouteHandler),
        ("IHttpHandler", EntryPointKind.Handler),
        ("IHttpAsyncHandler", EntryPointKind.Handler),
        ("HttpTaskAsyncHandler", EntryPointKind.Handler),
    ];

    /// <summary>The entry points in order of names.</summary>
    /// <param name="errors">The errors by file.</param>
    /// <param name="handlers">The <c>.ashx</c> files.</param>
    /// <param name="configuration">The <c>web.config</c>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal IReadOnlyList<EntryPoint> Find(
        ILookup<string, Diagnostic> errors,
        IReadOnlyList<HandlerFile> handlers,
        SiteConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        MissingFinder missing = new(compilation);
        HashSet<string> accepting = new(AcceptingFiles(cancellationToken), StringComparer.Ordinal);
        ILookup<string, string> addresses = handlers
            .Select(handler => (handler.TypeName, Address: handler.Address))
            .Concat(
                configuration.Handlers.Select(mapping => (mapping.TypeName, Address: "/" + mapping.Path.TrimStart('/')))
            )
            .ToLookup(pair => pair.TypeName, pair => pair.Address, StringComparer.OrdinalIgnoreCase);
        List<EntryPoint> found = [];
        foreach ((INamedTypeSymbol type, EntryPointKind kind) in Candidates(accepting))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Location place = type.Locations[0];
            string file = place.SourceTree!.FilePath;
            IReadOnlySet<string> needed = dependencies.Closure(file);
            string name = type.ToDisplayString();
            found.Add(
                new EntryPoint
                {
                    Kind = kind,
                    TypeName = name,
                    CanBeNamed = CanBeNamed(type),
                    File = file,
                    Line = place.GetLineSpan().StartLinePosition.Line + 1,
                    UsesWebSockets = kind == EntryPointKind.WebSocketHandler || needed.Overlaps(accepting),
                    Addresses = [.. addresses[name].Distinct(StringComparer.OrdinalIgnoreCase)],
                    Missing = missing.Find(needed.Order(StringComparer.Ordinal).SelectMany(part => errors[part])),
                }
            );
        }

        return found;
    }

    private IEnumerable<(INamedTypeSymbol Type, EntryPointKind Kind)> Candidates(HashSet<string> accepting) =>
        from type in Types(compilation.Assembly.GlobalNamespace)
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
        where type is { TypeKind: TypeKind.Class, IsAbstract: false }
        let kind = Kind(type) ?? (Accepts(type, accepting) ? EntryPointKind.Caller : null)
        where kind is not null
        select (type, kind.Value);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        Stack<INamespaceOrTypeSymbol> waiting = new([container]);
        while (waiting.TryPop(out INamespaceOrTypeSymbol? next))
        {
            if (next is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (INamespaceOrTypeSymbol member in next.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                waiting.Push(member);
            }
        }
    }

    /// <summary>By name, as a base class that is missing has nothing else.</summary>
    private static EntryPointKind? Kind(INamedTypeSymbol type)
    {
        HashSet<string> bases = new(type.AllInterfaces.Select(one => one.Name), StringComparer.Ordinal);
        for (INamedTypeSymbol? next = type.BaseType; next is not null; next = next.BaseType)
        {
            _ = bases.Add(next.Name);
        }

        foreach ((string name, EntryPointKind kind) in Bases)
        {
            if (bases.Contains(name))
            {
                return kind;
            }
        }

        return null;
    }

    private static bool CanBeNamed(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? next = type; next is not null; next = next.ContainingType)
        {
            if (
                next.IsGenericType || next.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal)
            )
            {
                return false;
            }
        }

        return true;
    }

    private static bool Accepts(INamedTypeSymbol type, HashSet<string> accepting) =>
        type.DeclaringSyntaxReferences.Any(part =>
            accepting.Contains(part.SyntaxTree.FilePath) && AcceptCalls(part.GetSyntax()).Any()
        );

    private IEnumerable<string> AcceptingFiles(CancellationToken cancellationToken) =>
        compilation
            .SyntaxTrees.Where(tree => AcceptCalls(tree.GetRoot(cancellationToken)).Any())
            .Select(tree => tree.FilePath);

    /// <summary>Calls, and method groups that are passed on.</summary>
    private static IEnumerable<SyntaxNode> AcceptCalls(SyntaxNode root) =>
        root.DescendantNodes()
            .Where(node => node is IdentifierNameSyntax { Identifier.ValueText: "AcceptWebSocketRequest" });
}

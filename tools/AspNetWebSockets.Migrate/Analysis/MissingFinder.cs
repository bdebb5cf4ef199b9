using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>Turns the errors of the compiler into names of what is missing.</summary>
internal sealed partial class MissingFinder(Compilation compilation)
{
    private const string Attribute = nameof(Attribute);

    /// <summary>What errors are about, each name once with all its places.</summary>
    internal IReadOnlyList<Missing> Find(IEnumerable<Diagnostic> errors) =>
        [
            .. WithoutConsequences([.. errors])
                .GroupBy(Name, PlaceOf, StringComparer.Ordinal)
                .Select(places => new Missing(
                    places.Key,
                    Advice.For(places.Key),
                    [
                        .. places
                            .Distinct()
                            .OrderBy(place => place.File, StringComparer.Ordinal)
                            .ThenBy(place => place.Line),
                    ]
                )),
        ];

    private static Place PlaceOf(Diagnostic error)
    {
        FileLinePositionSpan position = error.Location.GetLineSpan();
        return new Place(position.Path, position.StartLinePosition.Line + 1);
    }

    /// <summary>A class without its base misses all that it inherits, which says nothing new.</summary>
    private IReadOnlyList<Diagnostic> WithoutConsequences(IReadOnlyList<Diagnostic> errors)
    {
        Diagnostic[] causes = [.. errors.Where(error => !IsConsequence(error))];
        return causes.Length > 0 ? causes : errors;
    }

    private bool IsConsequence(Diagnostic error) =>
        error.Id is "CS0103" or "CS0115" or "CS1061" or "CS0117" or "CS1503" or "CS0029" or "CS0508" or "CS1729"
        && error.Location.SourceTree is { } tree
        && tree.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>()
            is { } declaration
        && compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration) is INamedTypeSymbol type
        && LacksBase(type);

    private static bool LacksBase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? next = type.BaseType; next is not null; next = next.BaseType)
        {
            if (next.TypeKind == TypeKind.Error)
            {
                return true;
            }
        }

        return false;
    }

    private static string Name(Diagnostic error)
    {
        SyntaxNode? node = error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan);
        string name = FullName(error, node);

        // The compiler looks for [Route] under both of its names and misses both.
        return
            node?.FirstAncestorOrSelf<AttributeSyntax>() is not null
            && name.EndsWith(Attribute, StringComparison.Ordinal)
            ? name[..^Attribute.Length]
            : name;
    }

    private static string FullName(Diagnostic error, SyntaxNode? node)
    {
        string sentence = error.GetMessage(CultureInfo.InvariantCulture);
        string[] quoted = [.. Quoted().Matches(sentence).Select(match => match.Groups["name"].Value)];
        return (error.Id, quoted) switch
        {
            // Of Acme.Logging.Log the compiler misses Acme; the reader wants to know what of it.
            ("CS0246" or "CS0234", _)
                when node?.AncestorsAndSelf().OfType<QualifiedNameSyntax>().LastOrDefault() is { } whole => TypeName(
                whole.ToString()
            ),
            ("CS0246" or "CS0103", [var name, ..]) => TypeName(name),
            ("CS0234" or "CS1069" or "CS1070", [var name, var space, ..]) => $"{space}.{TypeName(name)}",
            ("CS1061" or "CS0117", [var type, var member, ..]) => $"{type}.{member}",
            ("CS0012", [var type, ..]) => type,
            _ => sentence,
        };
    }

    /// <summary>Without type parameters: the compiler names <c>Cache&lt;&gt;</c>.</summary>
    private static string TypeName(string name) => name.Split('<')[0];

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}

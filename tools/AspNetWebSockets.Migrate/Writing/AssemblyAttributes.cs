using AspNetWebSockets.Migrate.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>What the <c>AssemblyInfo.cs</c> of a site says that the build would say too.</summary>
/// <param name="HasIdentity">Title, company, version and the like, each of which an assembly has once.</param>
/// <param name="HasVersionPattern">A version with a <c>*</c>, which a deterministic build refuses.</param>
internal readonly record struct AssemblyAttributes(bool HasIdentity, bool HasVersionPattern)
{
    internal static AssemblyAttributes Of(IEnumerable<SourceFile> sources)
    {
        AttributeSyntax[] attributes =
        [
            .. sources
                .SelectMany(source => ((CompilationUnitSyntax)source.Tree.GetRoot()).AttributeLists)
                .SelectMany(list => list.Attributes)
                .Where(attribute => LastName(attribute).StartsWith("Assembly", StringComparison.Ordinal)),
        ];
        return new AssemblyAttributes(
            attributes.Length > 0,
            attributes.Any(attribute =>
                attribute.ArgumentList?.ToString().Contains('*', StringComparison.Ordinal) ?? false
            )
        );
    }

    private static string LastName(AttributeSyntax attribute) =>
        attribute.Name.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last().Identifier.ValueText;
}

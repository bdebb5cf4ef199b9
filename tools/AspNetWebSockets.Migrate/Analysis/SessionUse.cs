using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>Whether a site uses session state, so that the new program has to add it.</summary>
internal static class SessionUse
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "IRequiresSessionState",
        "IReadOnlySessionState",
        "HttpSessionState",
        "HttpSessionStateBase",
        "Session_Start",
        "Session_End",
    };

    internal static bool In(CSharpCompilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree => tree.GetRoot(cancellationToken).DescendantTokens().Any(IsSession));

    private static bool IsSession(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken)
        && (
            Names.Contains(token.ValueText)
            || token
                is {
                    ValueText: "Session",
                    Parent: IdentifierNameSyntax
                    {
                        Parent: MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
                    }
                }
        );
}

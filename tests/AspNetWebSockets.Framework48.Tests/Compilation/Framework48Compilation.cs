using AspNetWebSockets.ApiCompare.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.Framework48.Tests.Compilation;

/// <summary>Compiles sources against the .NET Framework 4.8 reference assemblies.</summary>
internal static class Framework48Compilation
{
    private static readonly MetadataReference[] Framework =
    [
        .. new[]
        {
            "mscorlib",
            "System",
            "System.Core",
            "System.Configuration",
            "System.Web",
            "System.Web.ApplicationServices",
            "System.Web.Extensions",
            "System.Net.Http",
            "Facades/System.Runtime",
        }.Select(name => MetadataReference.CreateFromFile(Path.Combine(RepositoryFiles.Framework48, name + ".dll"))),
    ];

    /// <summary>Compiles to a library and returns the errors and warnings, a line each.</summary>
    /// <param name="sources">The texts by their file names.</param>
    /// <param name="version">The language version.</param>
    /// <param name="more">References beside those of the .NET Framework.</param>
    public static string Messages(
        IEnumerable<KeyValuePair<string, string>> sources,
        LanguageVersion version,
        params MetadataReference[] more
    ) =>
        string.Join(
            '\n',
            Create("Framework48", sources, version, more)
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(message => message.Severity >= DiagnosticSeverity.Warning)
        );

    /// <summary>Sources bound to the .NET Framework 4.8.</summary>
    public static CSharpCompilation Create(
        string assembly,
        IEnumerable<KeyValuePair<string, string>> sources,
        LanguageVersion version,
        params MetadataReference[] more
    ) =>
        CSharpCompilation.Create(
            assembly,
            sources.Select(source =>
                CSharpSyntaxTree.ParseText(source.Value, new CSharpParseOptions(version), source.Key)
            ),
            [.. Framework, .. more],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
}

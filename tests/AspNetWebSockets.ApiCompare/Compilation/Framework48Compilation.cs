using AspNetWebSockets.ApiCompare.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.ApiCompare.Compilation;

/// <summary>Compiles sources against the .NET Framework 4.8 reference assemblies.</summary>
public static class Framework48Compilation
{
    private static readonly Lazy<MetadataReference[]> Framework = new(() =>
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
            }.Select(Reference),
        ]
    );

    /// <summary>One more of the reference assemblies, by its simple name.</summary>
    public static MetadataReference Reference(string assembly) =>
        MetadataReference.CreateFromFile(Path.Combine(RepositoryFiles.Framework48, assembly + ".dll"));

    /// <summary>Binds sources to the .NET Framework 4.8, for a library.</summary>
    /// <param name="assembly">The name of the library.</param>
    /// <param name="sources">The texts by their file names.</param>
    /// <param name="version">The language version.</param>
    /// <param name="more">References beside those of the .NET Framework itself and of System.Web.</param>
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
            [.. Framework.Value, .. more],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                // Two versions of an assembly: what Visual Studio hid from everybody.
                specificDiagnosticOptions: [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)]
            )
        );

    /// <summary>The compiler's errors and warnings, a line each.</summary>
    public static string Messages(this CSharpCompilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        return string.Join(
            '\n',
            compilation.GetDiagnostics().Where(message => message.Severity >= DiagnosticSeverity.Warning)
        );
    }

    /// <summary>The library.</summary>
    /// <exception cref="InvalidOperationException">The sources do not compile.</exception>
    public static byte[] Emit(this CSharpCompilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        using MemoryStream assembly = new();
        return compilation.Emit(assembly).Success
            ? assembly.ToArray()
            : throw new InvalidOperationException(
                $"{compilation.AssemblyName} does not compile:\n{compilation.Messages()}"
            );
    }
}

using System.Reflection;
using System.Runtime.Loader;
using System.Web;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.Framework48.Tests.OldAssemblies;

/// <summary>
/// Loads assemblies that were compiled against System.Web 4.0.0.0: they find an assembly of that name which forwards
/// every type to where it is now, in place of .NET's own, which has HttpUtility only.
/// </summary>
internal sealed class SystemWebFacade : AssemblyLoadContext
{
    private const string SystemWeb = "System.Web";

    private readonly Assembly _facade;

    public SystemWebFacade()
        : base(SystemWeb)
    {
        using MemoryStream image = new(Compile());
        _facade = LoadFromStream(image);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        string.Equals(assemblyName.Name, SystemWeb, StringComparison.Ordinal) ? _facade : null;

    private static byte[] Compile()
    {
        IEnumerable<string> forwards = typeof(HttpContext)
            .Assembly.GetExportedTypes()
            .Append(typeof(HttpUtility))
            .Where(type => !type.IsNested && type.Namespace!.StartsWith(SystemWeb, StringComparison.Ordinal))
            .Select(type => $"[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof({OpenName(type)}))]");
        string source = "[assembly: System.Reflection.AssemblyVersion(\"4.0.0.0\")]\n" + string.Join('\n', forwards);
        CSharpCompilation compilation = CSharpCompilation.Create(
            SystemWeb,
            [CSharpSyntaxTree.ParseText(source)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        using MemoryStream image = new();
        compilation
            .Emit(image)
            .Diagnostics.Where(message => message.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty();
        return image.ToArray();
    }

    private static string OpenName(Type type) =>
        type.IsGenericTypeDefinition
            ? $"{type.FullName!.Split('`')[0]}<{new string(',', type.GetGenericArguments().Length - 1)}>"
            : type.FullName!;

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not "System.Web.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
}

using AspNetWebSockets.ApiCompare.Assemblies;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.ApiCompare.Compilation;

/// <summary>
/// Declarations of a package of that time that has no reference assembly here, compiled against the .NET Framework 4.8.
/// </summary>
public static class StubAssembly
{
    /// <summary>The package Microsoft.WebSockets 0.2.3, after the public metadata of its assembly.</summary>
    public static byte[] MicrosoftWebSockets() => Compile("Microsoft.WebSockets");

    /// <summary>What a handler's controller uses of Web API 2.</summary>
    public static byte[] WebApi2() => Compile("System.Web.Http");

    private static byte[] Compile(string name)
    {
        string file = Path.Combine(RepositoryFiles.Stubs, name + ".cs");
        return Framework48Compilation
            .Create(name, [KeyValuePair.Create(file, File.ReadAllText(file))], LanguageVersion.CSharp7_3)
            .Emit();
    }
}

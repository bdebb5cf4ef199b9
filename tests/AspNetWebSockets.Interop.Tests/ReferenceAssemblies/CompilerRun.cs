using System.Diagnostics;
using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.ReferenceAssemblies;

/// <summary>One run of the SDK's C# compiler against the .NET Framework 4.8 reference assemblies.</summary>
/// <param name="ExitCode">0 when the source compiled without error or warning.</param>
/// <param name="Output">The compiler's messages.</param>
internal sealed record CompilerRun(int ExitCode, string Output)
{
    private static readonly string Framework48 = Path.Combine(
        BuildPlaces.RepositoryRoot,
        "artifacts/mono/usr/lib/mono/4.8-api"
    );

    /// <summary>Compiles the one file to a library, as C# 7.3, the last language version of the .NET Framework.</summary>
    public static async Task<CompilerRun> OfAsync(string source, CancellationToken cancellationToken)
    {
        Directory
            .Exists(Framework48)
            .ShouldBeTrue(
                $"The .NET Framework 4.8 reference assemblies are not in {Framework48}. Run ./test.sh, which unpacks "
                    + "them from Debian's mono-devel package."
            );
        string output = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(source) + ".framework48.dll");
        string[] references = ["mscorlib.dll", "System.dll", "System.Core.dll", "System.Web.dll"];
        using Process compiler = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    BuildPlaces.CSharpCompiler,
                    "-nologo",
                    "-noconfig",
                    "-nostdlib",
                    "-target:library",
                    "-langversion:7.3",
                    "-warnaserror",
                    $"-out:{output}",
                    .. references.Select(reference => $"-reference:{Path.Combine(Framework48, reference)}"),
                    source,
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        string messages = await compiler
            .StandardOutput.ReadToEndAsync(cancellationToken)
            .WaitAsync(Bound.Program, cancellationToken);
        await compiler.WaitForExitAsync(cancellationToken).WaitAsync(Bound.Program, cancellationToken);
        return new CompilerRun(compiler.ExitCode, messages);
    }
}

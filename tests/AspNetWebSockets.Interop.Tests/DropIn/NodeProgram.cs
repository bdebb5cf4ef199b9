using System.Diagnostics;
using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>A script of <c>clients/node</c>, run to its end within a bound.</summary>
internal static class NodeProgram
{
    /// <summary>Runs a script that prints one line. Returns the line.</summary>
    public static async Task<string> RunAsync(
        string script,
        CancellationToken cancellationToken,
        params string[] arguments
    )
    {
        ProcessStartInfo start = new("node", [Path.Combine(BuildPlaces.ClientScripts, "node", script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Bound.Program, cancellationToken);
            process.ExitCode.ShouldBe(0, await errors);
            return await output;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}

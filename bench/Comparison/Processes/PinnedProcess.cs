using System.Diagnostics;

namespace Comparison.Processes;

/// <summary>
/// A process on one core, killed when it is disposed of. The runtime in it has its default settings, whatever this
/// shell's environment says.
/// </summary>
internal sealed class PinnedProcess : IDisposable
{
    private static readonly string[] Settings = ["DOTNET_", "COMPlus_", "ASPNETCORE_"];

    /// <param name="core">Where it runs; in a container with one core, there.</param>
    /// <param name="assembly">What <c>dotnet</c> runs.</param>
    /// <param name="arguments">Its command line.</param>
    public PinnedProcess(int core, string assembly, params IEnumerable<string> arguments)
    {
        // taskset replaces itself by the program, so the id is the program's.
        string[] command = ["-c", $"{core % Environment.ProcessorCount}", "dotnet", assembly, .. arguments];
        ProcessStartInfo start = new("taskset", command)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsSetting).ToArray())
        {
            start.Environment.Remove(name);
        }

        Process = Process.Start(start) ?? throw new ComparisonFailureException("taskset could not be started.");
    }

    public Process Process { get; }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            Process.WaitForExit();
        }

        Process.Dispose();
    }

    private static bool IsSetting(string name) =>
        Array.Exists(Settings, prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        && !name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal);
}

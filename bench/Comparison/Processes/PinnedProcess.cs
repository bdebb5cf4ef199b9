using System.Diagnostics;
using Comparison.Contenders;

namespace Comparison.Processes;

/// <summary>
/// A process on one core, killed when it is disposed of. A runtime in it has its default settings, whatever this shell's
/// environment says, but for those of its command.
/// </summary>
internal sealed class PinnedProcess : IDisposable
{
    private static readonly string[] Settings = ["DOTNET_", "COMPlus_", "ASPNETCORE_", "NODE_", "BUN_"];

    /// <param name="core">Where it runs; in a container with one core, there.</param>
    /// <param name="command">What runs.</param>
    public PinnedProcess(int core, LaunchCommand command)
    {
        // taskset replaces itself by the program, so the id is the program's.
        string[] pinned = ["-c", $"{core % Environment.ProcessorCount}", command.Program, .. command.Arguments];
        ProcessStartInfo start = new("taskset", pinned)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsSetting).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in command.Environment)
        {
            start.Environment[name] = value;
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

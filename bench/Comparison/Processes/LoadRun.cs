using System.Text.Json;
using Comparison.Contenders;

namespace Comparison.Processes;

/// <summary>One run of the load generator against a server, on the client's core.</summary>
internal static class LoadRun
{
    private const int Core = 1;

    /// <summary>Runs it and returns what it measured.</summary>
    /// <typeparam name="T">The result that the scenario prints.</typeparam>
    /// <param name="server">The target.</param>
    /// <param name="limit">When it hangs it is killed after this time.</param>
    /// <param name="arguments">The scenario and its options.</param>
    /// <exception cref="ComparisonFailureException">The load generator failed, or took too long.</exception>
    public static async Task<T> RunAsync<T>(BenchServer server, TimeSpan limit, params IEnumerable<string> arguments)
    {
        LaunchCommand command = new(
            "dotnet",
            [
                BuiltAssembly.PathOf("LoadGenerator"),
                .. arguments,
                "--port",
                $"{server.Port}",
                "--server-pid",
                $"{server.ProcessId}",
            ]
        );
        using PinnedProcess process = new(Core, command);
        using CancellationTokenSource timeout = new(limit, TimeProvider.System);
        try
        {
            Task<string> error = process.Process.StandardError.ReadToEndAsync(timeout.Token);
            string output = await process.Process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.Process.WaitForExitAsync(timeout.Token);
            return process.Process.ExitCode == 0 && JsonSerializer.Deserialize<T>(output) is { } result
                ? result
                : throw new ComparisonFailureException((await error).Trim());
        }
        catch (OperationCanceledException)
        {
            throw new ComparisonFailureException($"The load generator did not end within {limit.TotalSeconds} s.");
        }
    }
}

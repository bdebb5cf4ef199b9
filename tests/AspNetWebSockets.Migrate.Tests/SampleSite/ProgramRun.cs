using System.Diagnostics;
using AspNetWebSockets.Migrate.Tests.Hosting;

namespace AspNetWebSockets.Migrate.Tests.SampleSite;

/// <summary>A program as a process, ended with the test.</summary>
internal sealed class ProgramRun : IDisposable
{
    private readonly Process _process;

    public ProgramRun(string folder, params string[] arguments)
    {
        _process = Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
            }
        )!;
    }

    /// <summary>Runs to its end.</summary>
    public static async Task<(int ExitCode, string Output)> ToEndAsync(
        string folder,
        TimeSpan bound,
        CancellationToken cancellationToken,
        params string[] arguments
    )
    {
        using ProgramRun run = new(folder, arguments);
        Task<string> output = run._process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = run._process.StandardError.ReadToEndAsync(cancellationToken);
        await run._process.WaitForExitAsync(cancellationToken).WaitAsync(bound, cancellationToken);
        return (run._process.ExitCode, await output + await error);
    }

    /// <summary>Where Kestrel listens, by its line in the log.</summary>
    public async Task<Uri> AddressAsync(CancellationToken cancellationToken)
    {
        const string listening = "Now listening on: ";
        List<string> lines = [];
        while (
            await _process
                .StandardOutput.ReadLineAsync(cancellationToken)
                .AsTask()
                .WaitAsync(Bound.Program, cancellationToken)
                is { } line
        )
        {
            lines.Add(line);
            int start = line.IndexOf(listening, StringComparison.Ordinal);
            if (start >= 0)
            {
                return new Uri(line[(start + listening.Length)..]);
            }
        }

        string error = await _process.StandardError.ReadToEndAsync(cancellationToken);
        throw new InvalidOperationException(
            $"The program ended without listening:\n{string.Join('\n', lines)}\n{error}"
        );
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}

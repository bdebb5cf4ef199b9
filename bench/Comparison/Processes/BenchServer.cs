using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Comparison.Contenders;

namespace Comparison.Processes;

/// <summary>One of the servers that are compared, on the server's core.</summary>
internal sealed partial class BenchServer : IDisposable
{
    private const int Core = 0;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly PinnedProcess _process;

    private BenchServer(PinnedProcess process, string readyLine)
    {
        _process = process;
        Match ready = ReadyLine().Match(readyLine);
        Port = int.Parse(ready.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
        Version = ready.Groups["version"].Value;
    }

    public int Port { get; }

    public int ProcessId => _process.Process.Id;

    /// <summary>What it says of itself.</summary>
    public string Version { get; }

    /// <summary>Whether it has run before, and so has compiled what is hot.</summary>
    public bool IsWarm { get; set; }

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <exception cref="ComparisonFailureException">It ended, or did not say that it listens.</exception>
    public static async Task<BenchServer> StartAsync(string id, LaunchCommand command)
    {
        PinnedProcess process = new(Core, command);
        try
        {
            return new BenchServer(process, await ReadyLineAsync(id, process.Process));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public void Dispose() => _process.Dispose();

    private static async Task<string> ReadyLineAsync(string id, Process process)
    {
        TaskCompletionSource<string?> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        string? firstError = null;
        process.OutputDataReceived += (_, line) => Take(id, line.Data, ready);
        process.ErrorDataReceived += (_, line) =>
        {
            firstError ??= line.Data;
            Pass(id, line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            string? readyLine = await ready.Task.WaitAsync(StartLimit, TimeProvider.System);
            if (readyLine is null)
            {
                // Then its last words have been read.
                await process.WaitForExitAsync().WaitAsync(StartLimit, TimeProvider.System);
            }

            return readyLine
                ?? throw new ComparisonFailureException(
                    $"it ended before it listened: {firstError ?? "without a word"}"
                );
        }
        catch (TimeoutException)
        {
            throw new ComparisonFailureException($"it did not listen within {StartLimit.TotalSeconds} s.");
        }
    }

    private static void Take(string id, string? line, TaskCompletionSource<string?> ready)
    {
        if (line is null)
        {
            _ = ready.TrySetResult(null);
        }
        else if (!ReadyLine().IsMatch(line) || !ready.TrySetResult(line))
        {
            Pass(id, line);
        }
    }

    // After the ready line the server only says what went wrong.
    private static void Pass(string id, string? line)
    {
        if (line is not null)
        {
            Console.Error.WriteLine($"{id}: {line}");
        }
    }

    [GeneratedRegex(
        @"^listening on 127\.0\.0\.1:(?<port>\d+) version=(?<version>.+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ReadyLine();
}

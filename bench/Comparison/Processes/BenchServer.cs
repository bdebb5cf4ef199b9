using System.Globalization;
using System.Text.RegularExpressions;

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
        Runtime = ready.Groups["runtime"].Value;
        GarbageCollector = ready.Groups["gc"].Value;
    }

    public int Port { get; }

    public int ProcessId => _process.Process.Id;

    /// <summary>Its runtime, with version.</summary>
    public string Runtime { get; }

    /// <summary>Its collector, <c>workstation</c> or <c>server</c>.</summary>
    public string GarbageCollector { get; }

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<BenchServer> StartAsync(string kind)
    {
        PinnedProcess process = new(Core, BuiltAssembly.PathOf("Servers"), "--kind", kind);
        try
        {
            TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            process.Process.OutputDataReceived += (_, line) => Take(kind, line.Data, ready);
            process.Process.BeginOutputReadLine();
            return new BenchServer(process, await ready.Task.WaitAsync(StartLimit, TimeProvider.System));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public void Dispose() => _process.Dispose();

    // After the ready line the server only says what went wrong.
    private static void Take(string kind, string? line, TaskCompletionSource<string> ready)
    {
        if (line is null)
        {
            _ = ready.TrySetException(new ComparisonFailureException($"The server '{kind}' ended before it listened."));
        }
        else if (!ReadyLine().IsMatch(line) || !ready.TrySetResult(line))
        {
            Console.Error.WriteLine($"{kind}: {line}");
        }
    }

    [GeneratedRegex(
        @"^listening on http://127\.0\.0\.1:(?<port>\d+) kind=\w+ gc=(?<gc>\w+) runtime=(?<runtime>.+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ReadyLine();
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AspNetWebSockets.Operation.Tests;

/// <summary>The test site as a process of its own, stopped by a signal as systemd and Kubernetes do it.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(45);

    private readonly Process _process;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _output;

    private SiteProcess(int port, string[] arguments)
    {
        Port = port;
        string program = Path.Combine(AppContext.BaseDirectory, "AspNetWebSockets.Operation.Site.dll");
        _process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "--urls", $"http://127.0.0.1:{port}", .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        _output = ReadAsync();
    }

    public int Port { get; }

    /// <summary>What it wrote, as far as it has come.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="port">Where.</param>
    /// <param name="arguments">More of the command line.</param>
    public static async Task<SiteProcess> StartAsync(int port, params string[] arguments)
    {
        SiteProcess site = new(port, arguments);
        try
        {
            await site._started.Task.WaitAsync(Bound, TestContext.Current.CancellationToken);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends SIGTERM.</summary>
    public async Task TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Its exit code, when it has ended and all of its output was read.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Bound, TestContext.Current.CancellationToken);
        await _output.WaitAsync(Bound, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Lines.Enqueue(line);
            if (line.Contains("Application started", StringComparison.Ordinal))
            {
                _started.SetResult();
            }
        }

        _ = _started.TrySetException(new InvalidOperationException(string.Join('\n', Lines)));
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AspNetWebSockets.TestSupport;

/// <summary>
/// A server of a test as a process of its own: it prints a line when it is ready and ends when its standard input does.
/// What it writes to standard error is kept.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndBound = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();

    private ChildProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    /// <summary>What stood in its first line behind what was expected there, such as a port.</summary>
    public string Ready { get; private set; } = "";

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="start">The command; its streams are redirected here.</param>
    /// <param name="readyLine">How its first line begins.</param>
    /// <param name="cancellationToken">Ends the wait, and the process.</param>
    /// <exception cref="InvalidOperationException">It printed something else, or ended; the message has its last words.</exception>
    /// <exception cref="TimeoutException">It was not ready within a minute.</exception>
    public static async Task<ChildProcess> StartAsync(
        ProcessStartInfo start,
        string readyLine,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(readyLine);
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        ChildProcess child = new(
            Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} could not be started.")
        );
        try
        {
            string line = await child.ReadLineAsync(StartBound, cancellationToken).ConfigureAwait(false);
            child.Ready = line.StartsWith(readyLine, StringComparison.Ordinal)
                ? line[readyLine.Length..]
                : throw new InvalidOperationException($"The server is not ready; it said: {line}");
            return child;
        }
        catch
        {
            await child.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The next line that it prints.</summary>
    /// <exception cref="InvalidOperationException">It has ended; the message has its last words.</exception>
    /// <exception cref="TimeoutException">There is none in time.</exception>
    public async Task<string> ReadLineAsync(TimeSpan bound, CancellationToken cancellationToken = default) =>
        await _process
            .StandardOutput.ReadLineAsync(cancellationToken)
            .AsTask()
            .WaitAsync(bound, cancellationToken)
            .ConfigureAwait(false)
        ?? throw new InvalidOperationException(
            $"The server has {await DescribeEndAsync(cancellationToken).ConfigureAwait(false)}"
        );

    /// <summary>How it has ended, with what it has written to standard error; that it runs, if it does.</summary>
    public async Task<string> DescribeEndAsync(CancellationToken cancellationToken = default)
    {
        // Its output may end a moment before it does, and what it wrote last is read a moment later.
        try
        {
            await _process
                .WaitForExitAsync(cancellationToken)
                .WaitAsync(EndBound, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return "not ended.";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"ended with exit code {_process.ExitCode}. Its standard error: {string.Join('\n', _errors)}"
        );
    }

    /// <summary>Ends it, by force when it does not end with its standard input.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(EndBound).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(EndBound).ConfigureAwait(false);
        }

        _process.Dispose();
    }
}

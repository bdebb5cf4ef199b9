using System.Diagnostics;
using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.EchoServerProcess;

/// <summary>The echo server as a process of its own, as conformance and load tools start it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    public ServerProcess(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "EchoServer.dll");
        _process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
    }

    public int Id => _process.Id;

    /// <summary>The next line on its standard output; <see langword="null"/> at the end.</summary>
    public Task<string?> OutputLineAsync(CancellationToken cancellationToken) =>
        _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Bound.Program, cancellationToken);

    /// <summary>All that it wrote to standard error until it ended.</summary>
    public Task<string> ErrorsAsync(CancellationToken cancellationToken) =>
        _process.StandardError.ReadToEndAsync(cancellationToken).WaitAsync(Bound.Program, cancellationToken);

    /// <summary>Its exit code once it has ended.</summary>
    public async Task<int> ExitCodeAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(Bound.Program, cancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}

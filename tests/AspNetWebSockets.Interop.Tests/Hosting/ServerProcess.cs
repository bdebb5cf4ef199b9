using System.Diagnostics;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>A sample's server as a process of its own, as its users start it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="sample">The name of the folder and the project under <c>samples/</c>.</param>
    /// <param name="arguments">The command line, with the address to listen on.</param>
    public ServerProcess(string sample, params string[] arguments)
        : this(new ServerProgram(sample, sample), arguments) { }

    /// <param name="program">The sample.</param>
    /// <param name="arguments">The command line, with the address to listen on.</param>
    public ServerProcess(ServerProgram program, params string[] arguments)
    {
        string file = Path.Combine(AppContext.BaseDirectory, $"{program.Assembly}.dll");
        ProcessStartInfo start = new("dotnet", [file, .. arguments])
        {
            // As with dotnet run: wwwroot is found from here.
            WorkingDirectory = Path.Combine(BuildPlaces.RepositoryRoot, "samples", program.Sample),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in program.Environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
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

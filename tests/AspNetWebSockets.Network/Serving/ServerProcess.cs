using System.Diagnostics;
using System.Globalization;

namespace AspNetWebSockets.Network;

/// <summary>A <see cref="NetworkServer"/> in its namespace.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(NetworkNamespace @namespace, double keepAlive, double writeStall)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "AspNetWebSockets.Network.dll");
        ProcessStartInfo start = new(
            "ip",
            [
                "netns",
                "exec",
                @namespace.Name,
                "dotnet",
                program,
                keepAlive.ToString(CultureInfo.InvariantCulture),
                writeStall.ToString(CultureInfo.InvariantCulture),
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        ServerProcess server = new(
            Process.Start(start) ?? throw new InvalidOperationException("ip could not be started.")
        );
        try
        {
            string line = await server.ReadLineAsync(Bound);
            return line is NetworkServer.Ready
                ? server
                : throw new InvalidOperationException($"The server does not listen: {line}");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next line that it prints.</summary>
    /// <exception cref="TimeoutException">There is none in time.</exception>
    public async Task<string> ReadLineAsync(TimeSpan bound) =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(bound)
        ?? throw new InvalidOperationException("The server has ended.");

    public async ValueTask DisposeAsync()
    {
        try
        {
            // It ends when its standard input does.
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(Bound);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

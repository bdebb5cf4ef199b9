using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace AspNetWebSockets.Soak;

/// <summary>The server as a process of its own, so that what it needs is not mixed with what the clients need.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private ServerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message has its last words.</exception>
    public static async Task<ServerProcess> StartAsync(string transport)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "AspNetWebSockets.Soak.dll");
        ProcessStartInfo start = new("dotnet", [program, SoakCommand.Serve, transport])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ServerProcess server = new(
            Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.")
        );
        try
        {
            string? line = await server._process.StandardOutput.ReadLineAsync().WaitAsync(Bound);
            server.Port =
                line?.StartsWith(SoakServer.ReadyLine, StringComparison.Ordinal) == true
                    ? int.Parse(line.AsSpan(SoakServer.ReadyLine.Length), CultureInfo.InvariantCulture)
                    : throw new InvalidOperationException(
                        $"The server does not listen: {line ?? await server._errors.WaitAsync(Bound)}"
                    );
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it how it is, on a connection that is closed before the answer counts.</summary>
    /// <exception cref="HttpRequestException">It does not answer.</exception>
    public async Task<ServerState> StateAsync(CancellationToken cancellationToken)
    {
        using HttpClient http = new() { Timeout = Bound };
        http.DefaultRequestHeaders.ConnectionClose = true;
        return await http.GetFromJsonAsync<ServerState>(new Uri($"http://127.0.0.1:{Port}/state"), cancellationToken)
            ?? throw new InvalidOperationException("The server does not tell its state.");
    }

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
            _process.Kill();
        }

        _process.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;

namespace AspNetWebSockets.Attack;

/// <summary>
/// An attacked server as a process of its own, so that what it needs is not mixed with what the attackers need. Its heap
/// is limited (<see cref="AttackLimits.HeapLimit"/>).
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AnswerBound = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly HttpClient _http = new() { Timeout = AnswerBound };

    private ServerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message has its last words.</exception>
    public static async Task<ServerProcess> StartAsync(ServerKind kind, CancellationToken cancellationToken = default)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "AspNetWebSockets.Attack.dll");
        ProcessStartInfo start = new("dotnet", [program, AttackCommand.Serve, kind.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = AttackLimits.HeapLimit.ToString(
            "X",
            CultureInfo.InvariantCulture
        );
        start.Environment["DOTNET_gcServer"] = "0";
        ServerProcess server = new(
            Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.")
        );
        try
        {
            string? line = await server
                ._process.StandardOutput.ReadLineAsync(cancellationToken)
                .AsTask()
                .WaitAsync(StartBound, cancellationToken)
                .ConfigureAwait(false);
            server.Port =
                line?.StartsWith(AttackedServer.ReadyLine, StringComparison.Ordinal) == true
                    ? int.Parse(line.AsSpan(AttackedServer.ReadyLine.Length), CultureInfo.InvariantCulture)
                    : throw new InvalidOperationException(
                        $"The server does not listen: {line ?? await server._errors.WaitAsync(StartBound, cancellationToken).ConfigureAwait(false)}"
                    );
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks it for its memory and its faults.</summary>
    /// <exception cref="HttpRequestException">It does not answer.</exception>
    public async Task<ServerState> StateAsync(CancellationToken cancellationToken = default)
    {
        string text = await _http
            .GetStringAsync(new Uri($"http://127.0.0.1:{Port}/state"), cancellationToken)
            .ConfigureAwait(false);
        string[] lines = text.Split('\n');
        return new ServerState(long.Parse(lines[0], CultureInfo.InvariantCulture), lines[1..]);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        try
        {
            // It ends when its standard input does.
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(AnswerBound).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

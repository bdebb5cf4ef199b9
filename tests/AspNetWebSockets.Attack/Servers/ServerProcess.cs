using System.Diagnostics;
using System.Globalization;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>
/// An attacked server as a process of its own, so that what it needs is not mixed with what the attackers need. Its heap
/// is limited (<see cref="AttackLimits.HeapLimit"/>).
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan AnswerBound = TimeSpan.FromSeconds(20);

    private readonly ChildProcess _process;
    private readonly HttpClient _http = new() { Timeout = AnswerBound };

    private ServerProcess(ChildProcess process)
    {
        _process = process;
        Port = int.Parse(process.Ready, CultureInfo.InvariantCulture);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => _process.IsRunning;

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message has its last words.</exception>
    public static async Task<ServerProcess> StartAsync(ServerKind kind, CancellationToken cancellationToken = default)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "AspNetWebSockets.Attack.dll");
        ProcessStartInfo start = new("dotnet", [program, AttackCommand.Serve, kind.ToString()]);
        start.Environment["DOTNET_GCHeapHardLimit"] = AttackLimits.HeapLimit.ToString(
            "X",
            CultureInfo.InvariantCulture
        );
        start.Environment["DOTNET_gcServer"] = "0";
        return new ServerProcess(
            await ChildProcess.StartAsync(start, AttackedServer.ReadyLine, cancellationToken).ConfigureAwait(false)
        );
    }

    /// <summary>How it has ended, with what it has written to standard error; that it runs, if it does.</summary>
    public Task<string> DescribeEndAsync(CancellationToken cancellationToken = default) =>
        _process.DescribeEndAsync(cancellationToken);

    /// <summary>Asks it for its memory and its faults.</summary>
    /// <exception cref="InvalidOperationException">It does not answer; the message says whether it has ended, and its last words.</exception>
    public async Task<ServerState> StateAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            string text = await _http
                .GetStringAsync(new Uri($"http://127.0.0.1:{Port}/state"), cancellationToken)
                .ConfigureAwait(false);
            string[] lines = text.Split('\n');
            return new ServerState(long.Parse(lines[0], CultureInfo.InvariantCulture), lines[1..]);
        }
        catch (HttpRequestException exception)
        {
            throw new InvalidOperationException(
                $"The server does not answer. It has {await DescribeEndAsync(cancellationToken).ConfigureAwait(false)}",
                exception
            );
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _process.DisposeAsync();
    }
}

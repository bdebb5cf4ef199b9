using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace AspNetWebSockets.Soak;

/// <summary>The server as a process of its own, so that what it needs is not mixed with what the clients need.</summary>
internal sealed class ServerProcess(ChildProcess process) : IAsyncDisposable
{
    private static readonly TimeSpan AnswerBound = TimeSpan.FromSeconds(20);

    /// <summary>Where it listens.</summary>
    public int Port { get; } = int.Parse(process.Ready, CultureInfo.InvariantCulture);

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string transport, CancellationToken cancellationToken)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "AspNetWebSockets.Soak.dll");
        return new ServerProcess(
            await ChildProcess.StartAsync(
                new ProcessStartInfo("dotnet", [program, SoakCommand.Serve, transport]),
                SoakServer.ReadyLine,
                cancellationToken
            )
        );
    }

    /// <summary>Asks it how it is, on a connection that is closed before the answer counts.</summary>
    /// <exception cref="InvalidOperationException">It does not answer; the message says whether it has ended, and its last words.</exception>
    public async Task<ServerState> StateAsync(CancellationToken cancellationToken)
    {
        using HttpClient http = new() { Timeout = AnswerBound };
        http.DefaultRequestHeaders.ConnectionClose = true;
        try
        {
            return (
                await http.GetFromJsonAsync<ServerState>(new Uri($"http://127.0.0.1:{Port}/state"), cancellationToken)
            )!;
        }
        catch (HttpRequestException exception)
        {
            throw new InvalidOperationException(
                $"The server does not answer. It has {await process.DescribeEndAsync(cancellationToken)}",
                exception
            );
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}

using System.Diagnostics;
using System.Net.Sockets;

namespace AspNetWebSockets.Operation.Tests;

/// <summary>Debian's haproxy on loopback with a configuration of its own, in front of servers that it checks for readiness.</summary>
internal sealed class HaproxyProcess : IAsyncDisposable
{
    private const string Program = "/usr/sbin/haproxy";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _configuration;

    private HaproxyProcess(int port, string configuration)
    {
        Port = port;
        _configuration = configuration;
        _process = Process.Start(
            // -db: in the foreground.
            new ProcessStartInfo(Program, ["-db", "-f", configuration])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            }
        )!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<HaproxyProcess> StartAsync(params int[] servers)
    {
        int port = FreePort.Next();
        string configuration = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            configuration,
            Configuration(port, servers),
            TestContext.Current.CancellationToken
        );
        HaproxyProcess haproxy = new(port, configuration);
        try
        {
            long start = TimeProvider.System.GetTimestamp();
            while (!await haproxy.ListensAsync())
            {
                haproxy._process.HasExited.ShouldBeFalse("haproxy has ended");
                TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Bound, "haproxy does not listen");
            }

            return haproxy;
        }
        catch
        {
            await haproxy.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_configuration);
    }

    // The settings of docs/operations.md, with shorter times.
    private static string Configuration(int port, int[] servers) =>
        $"""
            global
                maxconn 1000

            defaults
                mode http
                timeout connect 2s
                timeout client  30s
                timeout server  30s
                timeout tunnel  1h

            frontend websockets
                bind 127.0.0.1:{port}
                default_backend servers

            backend servers
                balance leastconn
                option httpchk
                http-check send meth GET uri /ready ver HTTP/1.1 hdr Host localhost
                option redispatch
                retries 3
                retry-on conn-failure empty-response 503
                default-server check inter 200ms fall 2 rise 1
            {string.Join('\n', servers.Select((server, index) => $"    server s{index} 127.0.0.1:{server}"))}

            """;

    private async Task<bool> ListensAsync()
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

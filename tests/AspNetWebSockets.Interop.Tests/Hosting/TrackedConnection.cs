using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>A connection of the server that a test has marked; disposed by the server when the WebSocket's handler is over.</summary>
internal sealed class TrackedConnection(ConnectionInfo connection) : IDisposable
{
    private readonly TaskCompletionSource _handled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _localPort = connection.LocalPort;
    private readonly int _remotePort = connection.RemotePort;

    /// <summary>What the server calls the connection.</summary>
    public string Id { get; } = connection.Id;

    /// <summary>Completes when the handler is over, and no longer counted.</summary>
    public Task Handled => _handled.Task;

    /// <summary>Whether the server still holds the socket. The kernel may show one that it has let go of for a while; that has no inode.</summary>
    public bool HoldsSocket =>
        File.ReadLines("/proc/net/tcp")
            .Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(columns => IsPort(columns[1], _localPort) && IsPort(columns[2], _remotePort) && columns[9] is not "0");

    /// <inheritdoc/>
    public void Dispose() => _handled.TrySetResult();

    private static bool IsPort(string endPoint, int port) =>
        endPoint.EndsWith(
            $":{port.ToString("X4", System.Globalization.CultureInfo.InvariantCulture)}",
            StringComparison.Ordinal
        );
}

using System.Diagnostics;
using System.Globalization;

namespace AspNetWebSockets.Network;

/// <summary>A <see cref="NetworkServer"/> in a namespace.</summary>
internal static class NamespaceServer
{
    /// <summary>Starts it and waits until it listens.</summary>
    public static Task<ChildProcess> StartAsync(
        NetworkNamespace @namespace,
        double keepAlive,
        double writeStall,
        CancellationToken cancellationToken
    ) =>
        ChildProcess.StartAsync(
            new ProcessStartInfo(
                "ip",
                [
                    "netns",
                    "exec",
                    @namespace.Name,
                    "dotnet",
                    Path.Combine(AppContext.BaseDirectory, "AspNetWebSockets.Network.dll"),
                    keepAlive.ToString(CultureInfo.InvariantCulture),
                    writeStall.ToString(CultureInfo.InvariantCulture),
                ]
            ),
            NetworkServer.Ready,
            cancellationToken
        );
}

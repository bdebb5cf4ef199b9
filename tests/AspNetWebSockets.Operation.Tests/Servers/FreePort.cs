using System.Net;
using System.Net.Sockets;

namespace AspNetWebSockets.Operation.Tests;

/// <summary>A port of the loopback address that nobody listens on, for a process that has to be told one.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

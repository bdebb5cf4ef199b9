using System.Globalization;

namespace AspNetWebSockets.Soak;

/// <summary>What the kernel knows of the sockets on a local port.</summary>
internal static class TcpSockets
{
    private const string CloseWait = "08";

    /// <summary>How many wait for this machine to close them, which it never may forget.</summary>
    public static int CountCloseWait(int port)
    {
        string suffix = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        return File.ReadLines("/proc/net/tcp")
            .Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(fields => fields[1].EndsWith(suffix, StringComparison.Ordinal) && fields[3] is CloseWait);
    }
}

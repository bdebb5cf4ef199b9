using System.Diagnostics;

namespace AspNetWebSockets.Network;

/// <summary>Debian's <c>ip</c>.</summary>
internal static class IpCommand
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <summary>Runs it and returns what it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has its words.</exception>
    public static string Run(params ReadOnlySpan<string> arguments)
    {
        ProcessStartInfo start = new("ip", [.. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("ip could not be started.");
        string output = process.StandardOutput.ReadToEnd();
        string errors = process.StandardError.ReadToEnd();
        return process.WaitForExit(Bound) && process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"'ip {string.Join(' ', start.ArgumentList)}' failed: {errors}");
    }
}

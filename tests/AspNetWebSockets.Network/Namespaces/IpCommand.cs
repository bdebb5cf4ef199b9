using System.Diagnostics;
using System.Text;

namespace AspNetWebSockets.Network;

/// <summary>Debian's <c>ip</c>.</summary>
internal static class IpCommand
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <summary>Runs it and returns what it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has its words.</exception>
    /// <exception cref="TimeoutException">It did not end in time, and was killed.</exception>
    public static string Run(params ReadOnlySpan<string> arguments)
    {
        string command = $"ip {string.Join(' ', arguments)}";
        StringBuilder output = new();
        StringBuilder errors = new();
        using Process process = new()
        {
            StartInfo = new ProcessStartInfo("ip", [.. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        _ = process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Bound))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{command}' did not end within {Bound.TotalSeconds} s.");
        }

        // The other one does not wait for the last line.
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.ToString()
            : throw new InvalidOperationException($"'{command}' failed: {errors}");
    }
}

using System.Globalization;
using LoadGenerator.Linux;

namespace LoadGenerator.Measurement;

/// <summary>What the kernel says about the server (proc(5), clock_getcpuclockid(3)).</summary>
internal sealed class ServerProcess(int id)
{
    /// <summary>User and system time of all its threads so far, those that have ended too, in seconds.</summary>
    public double CpuSeconds()
    {
        Span<long> time = stackalloc long[2];
        if (Libc.ProcessClock(id, out int clock) != 0 || Libc.ClockTime(clock, time) < 0)
        {
            throw new LoadFailureException($"There is no process {id}.");
        }

        return time[0] + (time[1] / 1e9);
    }

    /// <summary>Bytes resident in memory.</summary>
    public long ResidentBytes()
    {
        const string name = "VmRSS:";
        string line = File.ReadLines($"/proc/{id}/status")
            .First(static line => line.StartsWith(name, StringComparison.Ordinal));
        return Number(line[name.Length..].Replace("kB", "", StringComparison.Ordinal)) * 1024;
    }

    private static long Number(string text) =>
        long.Parse(
            text,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture
        );
}

using System.Globalization;

namespace LoadGenerator.Measurement;

/// <summary>What the kernel says about the server (proc(5)).</summary>
internal sealed class ServerProcess(int id)
{
    // sysconf(_SC_CLK_TCK): what user space sees is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    // Counted from the field after the name, which may contain anything.
    private const int UserTime = 11;
    private const int SystemTime = 12;

    /// <summary>User and system time of all its threads so far, in seconds; exact to 0.02.</summary>
    public double CpuSeconds()
    {
        string stat = File.ReadAllText($"/proc/{id}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[UserTime]) + Number(fields[SystemTime])) / TicksPerSecond;
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

using System.Globalization;

namespace Comparison.Measurements;

/// <summary>How many connections a process of this machine can have.</summary>
internal static class OpenFileLimit
{
    // Of a runtime itself: assemblies, pipes, event descriptors.
    private const int Reserve = 500;

    /// <summary>Why a process cannot have so many connections; null when it can.</summary>
    public static string? ReasonAgainst(int connections)
    {
        // "Max open files            20000                20000                files"
        const string name = "Max open files";
        string line = File.ReadLines("/proc/self/limits")
            .First(static line => line.StartsWith(name, StringComparison.Ordinal));
        string hard = line[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        bool fits =
            !long.TryParse(hard, CultureInfo.InvariantCulture, out long limit) || connections + Reserve <= limit;
        return fits
            ? null
            : $"{connections:N0} connections need more than the {limit:N0} open files that this machine allows a process (ulimit -Hn).";
    }
}

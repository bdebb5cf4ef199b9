namespace Comparison.Report;

/// <summary>What the figures depend on besides the code.</summary>
internal static class MachineDescription
{
    /// <summary>Processor, cores and kernel, in words.</summary>
    public static string Read()
    {
        string kernel = File.ReadAllText("/proc/sys/kernel/osrelease").Trim();
        return $"{Processor()}, {Environment.ProcessorCount} cores, Linux {kernel}";
    }

    // ARM kernels give no model name.
    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':', 2)[1]
            .Trim()
        ?? $"{System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture} processor";
}

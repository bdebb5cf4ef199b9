namespace Comparison;

/// <summary>The command line.</summary>
/// <param name="IsQuick">A short run that writes nothing.</param>
/// <param name="Commit">Which state of the repository is measured.</param>
/// <param name="LoadAverage">How many threads wanted a core in the minute before the run (proc(5)).</param>
internal sealed record ComparisonOptions(bool IsQuick, string Commit, string LoadAverage)
{
    private const string Usage = "usage: bench/compare [--quick]";

    /// <exception cref="ComparisonFailureException">The command line is wrong.</exception>
    public static ComparisonOptions Read(string[] arguments)
    {
        ComparisonOptions options = new(IsQuick: false, "unknown", "unknown");
        for (int index = 0; index < arguments.Length; index++)
        {
            options = arguments[index] switch
            {
                "--quick" => options with { IsQuick = true },
                "--commit" when index + 1 < arguments.Length => options with { Commit = arguments[++index] },
                "--load-average" when index + 1 < arguments.Length => options with { LoadAverage = arguments[++index] },
                _ => throw new ComparisonFailureException($"Unknown: {arguments[index]}\n{Usage}"),
            };
        }

        return options;
    }
}

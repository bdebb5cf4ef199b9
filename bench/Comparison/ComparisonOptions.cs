namespace Comparison;

/// <summary>The command line.</summary>
/// <param name="IsQuick">A short run that writes nothing.</param>
/// <param name="Commit">Which state of the repository is measured.</param>
internal sealed record ComparisonOptions(bool IsQuick, string Commit)
{
    private const string Usage = "usage: bench/compare [--quick]";

    /// <exception cref="ComparisonFailureException">The command line is wrong.</exception>
    public static ComparisonOptions Read(string[] arguments)
    {
        ComparisonOptions options = new(IsQuick: false, "unknown");
        for (int index = 0; index < arguments.Length; index++)
        {
            options = arguments[index] switch
            {
                "--quick" => options with { IsQuick = true },
                "--commit" when index + 1 < arguments.Length => options with { Commit = arguments[++index] },
                _ => throw new ComparisonFailureException($"Unknown: {arguments[index]}\n{Usage}"),
            };
        }

        return options;
    }
}

namespace Comparison;

/// <summary>There is no result; the message says why.</summary>
internal sealed class ComparisonFailureException(string message) : Exception(message);

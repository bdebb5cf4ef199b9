namespace Comparison.Charts;

/// <summary>One bar.</summary>
/// <param name="Label">Whose it is.</param>
/// <param name="Median">Its length.</param>
/// <param name="Least">Where its whisker begins.</param>
/// <param name="Most">Where its whisker ends.</param>
/// <param name="Style">The class that gives its colour.</param>
internal sealed record Bar(string Label, double Median, double Least, double Most, string Style);

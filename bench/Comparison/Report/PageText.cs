using System.Globalization;

namespace Comparison.Report;

/// <summary>How the page writes numbers.</summary>
internal static class PageText
{
    public static readonly IFormatProvider Culture = CultureInfo.InvariantCulture;
}

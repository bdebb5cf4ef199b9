using System.Globalization;

namespace AspNetWebSockets.Tests;

/// <summary>How docs/limits.md writes the value of an option.</summary>
internal static class OptionText
{
    private const long Kilo = 1024;

    /// <summary>Whether a cell says the value. One whose value only words can say passes.</summary>
    /// <param name="cell">The value, and behind semicolons those of groups: <c>0; none for `Accepted`</c>. A colon begins an explanation.</param>
    /// <param name="group">The group of the option.</param>
    /// <param name="value">The value.</param>
    public static bool Says(string cell, string group, object? value)
    {
        string[] parts = cell.Split(';', StringSplitOptions.TrimEntries);
        string ofGroup = $" for `{group}`";
        string said =
            parts.FirstOrDefault(part => part.EndsWith(ofGroup, StringComparison.Ordinal))?[..^ofGroup.Length]
            ?? parts[0];
        string[] texts = [.. TextsOf(value)];
        return texts.Length == 0 || texts.Contains(said.Split(": ")[0], StringComparer.Ordinal);
    }

    private static IEnumerable<string> TextsOf(object? value) =>
        value switch
        {
            null => ["off", "none", "twice the rate", "a bucket of the connection's own"],
            bool flag => [flag ? "`true`" : "`false`"],
            string { Length: 0 } => ["empty"],
            string text => [$"`{text}`"],
            TimeSpan time => [TextOf(time)],
            long.MaxValue => ["none"],
            int or long => TextsOf(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            double number => [number.ToString(CultureInfo.InvariantCulture)],
            Enum member when Enum.IsDefined(member.GetType(), member) => [$"`{member}`"],
            Enum member => [member.ToString("D")],
            _ => [],
        };

    private static IEnumerable<string> TextsOf(long number)
    {
        yield return number.ToString(CultureInfo.InvariantCulture);
        yield return number.ToString("N0", CultureInfo.InvariantCulture);
        if (number % Kilo == 0)
        {
            yield return $"{number / Kilo} KiB";
            yield return $"{number / Kilo / Kilo} MiB";
        }
    }

    private static string TextOf(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? "off"
        : time == TimeSpan.Zero ? "0"
        : time >= TimeSpan.FromHours(1) ? $"{time.TotalHours} h"
        : time >= TimeSpan.FromSeconds(1) ? $"{time.TotalSeconds} s"
        : $"{time.TotalMilliseconds} ms";
}

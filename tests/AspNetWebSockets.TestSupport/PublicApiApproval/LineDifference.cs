using System.Text;

namespace AspNetWebSockets.TestSupport;

/// <summary>The difference of two texts by lines, with the type that a changed member belongs to.</summary>
internal static class LineDifference
{
    public static string Between(string approved, string actual)
    {
        string[] before = approved.Split('\n');
        string[] after = actual.Split('\n');
        int[,] common = CommonLengths(before, after);
        StringBuilder difference = new();
        (int i, int j) = (0, 0);
        string heading = "";
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && string.Equals(before[i], after[j], StringComparison.Ordinal))
            {
                heading = before[i].StartsWith(' ') ? heading : before[i];
                i++;
                j++;
                continue;
            }

            if (heading.Length > 0)
            {
                difference.Append("  ").Append(heading).Append('\n');
                heading = "";
            }

            bool removed = j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]);
            difference.Append(removed ? "- " : "+ ").Append(removed ? before[i++] : after[j++]).Append('\n');
        }

        return difference.ToString();
    }

    /// <summary>The length of the longest common subsequence of every pair of tails.</summary>
    private static int[,] CommonLengths(string[] before, string[] after)
    {
        int[,] common = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        {
            for (int j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = string.Equals(before[i], after[j], StringComparison.Ordinal)
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}

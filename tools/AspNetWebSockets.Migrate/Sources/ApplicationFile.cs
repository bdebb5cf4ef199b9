using System.Text.RegularExpressions;
using AspNetWebSockets.Migrate.Files;

namespace AspNetWebSockets.Migrate.Sources;

/// <summary>Reads <c>Global.asax</c>.</summary>
internal static partial class ApplicationFile
{
    /// <summary>The class that the file names; <see langword="null"/> without a file, or with code of its own.</summary>
    internal static string? TypeName(string folder, IEnumerable<string> files, FileTexts texts, Messages messages)
    {
        string? file = files.FirstOrDefault(path =>
            string.Equals(Path.GetRelativePath(folder, path), "Global.asax", StringComparison.OrdinalIgnoreCase)
        );
        if (file is null || texts.Read(file)?.ToString() is not { } text)
        {
            return null;
        }

        if (text.Contains("<script", StringComparison.OrdinalIgnoreCase))
        {
            messages.Problem(
                file,
                "has code of its own, which is not compiled: move it into a class that derives from HttpApplication."
            );
        }

        return Inherits().Match(text) is { Success: true } found
            ? found.Groups["type"].Value.Split(',')[0].Trim()
            : null;
    }

    [GeneratedRegex(
        """Inherits\s*=\s*["'](?<type>[^"']+)["']""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Inherits();
}

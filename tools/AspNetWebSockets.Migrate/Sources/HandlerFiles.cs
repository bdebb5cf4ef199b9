using System.Text.RegularExpressions;
using AspNetWebSockets.Migrate.Files;

namespace AspNetWebSockets.Migrate.Sources;

/// <summary>Reads the <c>&lt;%@ WebHandler %&gt;</c> files of a site.</summary>
internal sealed partial class HandlerFiles(FileTexts texts, Messages messages)
{
    internal IReadOnlyList<HandlerFile> Read(string folder, IEnumerable<string> files) =>
        [
            .. files
                .Where(file => string.Equals(Path.GetExtension(file), ".ashx", StringComparison.OrdinalIgnoreCase))
                .Select(file => Read(folder, file))
                .OfType<HandlerFile>(),
        ];

    private HandlerFile? Read(string folder, string file)
    {
        if (texts.Read(file)?.ToString() is not { } text)
        {
            return null;
        }

        Match? directive = Directive()
            .Matches(text)
            .FirstOrDefault(found => Is(found.Groups["name"].Value, "WebHandler"));
        if (directive is null)
        {
            messages.Problem(file, "has no <%@ WebHandler %> directive and is not mapped.");
            return null;
        }

        ILookup<string, string> attributes = Attribute()
            .Matches(directive.Groups["attributes"].Value)
            .ToLookup(
                found => found.Groups["name"].Value,
                found => found.Groups["value"].Value,
                StringComparer.OrdinalIgnoreCase
            );
        if (attributes["Class"].FirstOrDefault() is not { Length: > 0 } type)
        {
            messages.Problem(file, "names no Class in its <%@ WebHandler %> directive and is not mapped.");
            return null;
        }

        string address = "/" + Path.GetRelativePath(folder, file).Replace('\\', '/');
        return new HandlerFile(
            file,
            address,
            type.Split(',')[0].Trim(),
            CodeIn(file, text, attributes["Language"].FirstOrDefault())
        );
    }

    private string? CodeIn(string file, string text, string? language)
    {
        string code = Directive()
            .Replace(text, static found => new string('\n', found.Value.Count(letter => letter == '\n')));
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        if (language is null || Is(language, "C#") || Is(language, "cs") || Is(language, "csharp"))
        {
            return code;
        }

        messages.Problem(file, $"is written in {language}; only C# is compiled.");
        return null;
    }

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        """<%@\s*(?<name>[A-Za-z]+)(?<attributes>[^%]*)%>""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Directive();

    [GeneratedRegex(
        """(?<name>[A-Za-z]+)\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)')""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Attribute();
}

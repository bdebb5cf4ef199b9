namespace System.Web;

/// <summary>Maps virtual paths to the file system; nothing outside the content root can come out.</summary>
/// <param name="contentRoot">Where the files of the application are.</param>
/// <param name="applicationPath">Where the application is mounted, decoded; <c>/</c> for the root.</param>
internal sealed class ApplicationPaths(string contentRoot, string applicationPath)
{
    /// <summary>The file of a virtual path.</summary>
    /// <param name="path"><c>~/x</c>, <c>/x</c>, or relative to the directory of <paramref name="filePath"/>.</param>
    /// <param name="filePath">The virtual path of the request's handler.</param>
    internal string Map(string? path, string filePath)
    {
        // The .NET Framework took a backslash for a slash; so it cannot be part of a name here either.
        string text = (path ?? string.Empty).Replace('\\', '/');
        if (text.AsSpan().ContainsAny(':', '\0'))
        {
            throw new HttpException(
                $"'{path}' is not a valid virtual path. Expected is ~/x, /x or a path relative to the request, without a colon."
            );
        }

        List<string> mount = Segments(applicationPath, path);
        List<string> segments = Segments(Absolute(text, filePath), path);
        if (!segments.Take(mount.Count).SequenceEqual(mount, StringComparer.OrdinalIgnoreCase))
        {
            throw Outside(path);
        }

        string root = IO.Path.TrimEndingDirectorySeparator(IO.Path.GetFullPath(contentRoot));
        string below = string.Join(IO.Path.DirectorySeparatorChar, segments.Skip(mount.Count));
        string mapped = below.Length == 0 ? root : IO.Path.Join(root, below);
        return text.EndsWith('/') && !IO.Path.EndsInDirectorySeparator(mapped)
            ? mapped + IO.Path.DirectorySeparatorChar
            : mapped;
    }

    private string Absolute(string text, string filePath)
    {
        if (text is ['~'] or ['~', '/', ..])
        {
            return applicationPath + "/" + text[1..];
        }

        return text.StartsWith('/') ? text : filePath[..(filePath.LastIndexOf('/') + 1)] + text;
    }

    /// <summary>The names of an absolute virtual path, dot segments resolved.</summary>
    private static List<string> Segments(string absolute, string? given)
    {
        List<string> segments = [];
        foreach (string segment in absolute.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is "..")
            {
                if (segments.Count == 0)
                {
                    throw Outside(given);
                }

                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }

        return segments;
    }

    private static HttpException Outside(string? path) =>
        new(
            $"The virtual path '{path}' is outside of the application. Use one at or below its top directory, such as ~/x."
        );
}

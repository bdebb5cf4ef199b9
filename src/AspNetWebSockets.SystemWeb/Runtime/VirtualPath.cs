namespace System.Web;

/// <summary>
/// A virtual path in its normal form: slashes instead of backslashes, no slash twice, no dot segments in a path with a
/// root.
/// </summary>
internal readonly record struct VirtualPath
{
    private const string Top = "~/";

    private VirtualPath(string text)
    {
        Text = text;
    }

    internal string Text { get; }

    /// <summary>Whether it begins at the top of the application: <c>~</c> or <c>~/x</c>.</summary>
    internal bool IsAppRelative => StartsAtApplication(Text);

    /// <summary>Whether it has no root.</summary>
    internal bool IsRelative => Text[0] != '/' && !IsAppRelative;

    /// <summary>Reads a path of any kind.</summary>
    /// <exception cref="ArgumentNullException">It is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="HttpException">It has a NUL, or its dot segments leave the top directory.</exception>
    internal static VirtualPath Parse(string? virtualPath)
    {
        string? trimmed = virtualPath?.Trim();
        if (string.IsNullOrEmpty(trimmed))
        {
            throw new ArgumentNullException(
                nameof(virtualPath),
                "A virtual path is expected: ~/x, /x or a relative one."
            );
        }

        if (trimmed.Contains('\0', StringComparison.Ordinal))
        {
            throw new HttpException($"'{trimmed}' is not a valid virtual path: it contains a NUL character.");
        }

        string text = WithSingleSlashes(trimmed);
        return new VirtualPath(text[0] == '/' || StartsAtApplication(text) ? WithoutDotSegments(text) : text);
    }

    /// <summary>Reads a path with a root.</summary>
    /// <exception cref="ArgumentException">It is relative.</exception>
    /// <inheritdoc cref="Parse" path="/exception"/>
    internal static VirtualPath ParseRooted(string? virtualPath)
    {
        VirtualPath path = Parse(virtualPath);
        return path.IsRelative
            ? throw new ArgumentException(
                $"The relative virtual path '{virtualPath}' is not allowed here. Begin it with / or ~/.",
                nameof(virtualPath)
            )
            : path;
    }

    /// <summary>The path below the site's root.</summary>
    /// <param name="applicationPath">Where the application is mounted.</param>
    internal string ToAbsolute(string applicationPath)
    {
        if (!IsAppRelative)
        {
            return Text;
        }

        return Text.Length == 1 ? applicationPath : WithTrailingSlash(applicationPath) + Text[Top.Length..];
    }

    /// <summary>The path below the application; <see langword="null"/> for one that is outside of it.</summary>
    /// <param name="applicationPath">Where the application is mounted.</param>
    internal string? ToAppRelative(string applicationPath)
    {
        if (IsAppRelative)
        {
            return Text;
        }

        string mount = WithTrailingSlash(applicationPath);
        if (mount.AsSpan(0, mount.Length - 1).Equals(Text, StringComparison.OrdinalIgnoreCase))
        {
            return Top;
        }

        return Text.StartsWith(mount, StringComparison.OrdinalIgnoreCase) ? Top + Text[mount.Length..] : null;
    }

    /// <summary>The path of something that is named as seen from this one.</summary>
    internal string Combine(VirtualPath relative)
    {
        if (!relative.IsRelative)
        {
            return relative.Text;
        }

        RefuseAddress(relative.Text);
        string directory = Text.Length == 1 && IsAppRelative ? Top : Text[..(Text.LastIndexOf('/') + 1)];
        int query = relative.Text.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? relative.Text : relative.Text[..query];
        return WithoutDotSegments(directory + path) + (query < 0 ? string.Empty : relative.Text[query..]);
    }

    /// <summary>The path of the directory, with a slash at its end; <see langword="null"/> for the root.</summary>
    /// <param name="applicationPath">Where the application is mounted.</param>
    internal string? Parent(string applicationPath)
    {
        if (Text is "/")
        {
            return null;
        }

        string path = Text is "~" or Top ? ToAbsolute(applicationPath) : Text;
        path = path.Length > 1 ? path.TrimEnd('/') : path;
        return path[..(path.LastIndexOf('/') + 1)];
    }

    internal static string WithTrailingSlash(string path) => path.EndsWith('/') ? path : path + "/";

    private static bool StartsAtApplication(string text) => text is ['~'] or ['~', '/', ..];

    private static string WithSingleSlashes(string text)
    {
        string slashed = text.Replace('\\', '/');
        while (slashed.Contains("//", StringComparison.Ordinal))
        {
            slashed = slashed.Replace("//", "/", StringComparison.Ordinal);
        }

        return slashed;
    }

    private static string WithoutDotSegments(string rooted)
    {
        List<string> kept = [];
        foreach (string segment in rooted.Split('/'))
        {
            if (segment is "..")
            {
                if (kept.Count <= 1)
                {
                    return AboveTheApplication(rooted);
                }

                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment is not ".")
            {
                kept.Add(segment);
            }
        }

        string reduced = string.Join('/', kept);
        return reduced.Length == 0 ? "/" : reduced;
    }

    // ~/../x is a path of the site when the application is mounted below its root.
    private static string AboveTheApplication(string path) =>
        StartsAtApplication(path) && HostedApplication.VirtualPath is { Length: > 1 } mount
            ? WithoutDotSegments(mount + path[1..])
            : throw new HttpException(
                $"Cannot use a leading .. to exit above the top directory: '{path}'. Use a path at or below it, such as ~/x."
            );

    private static void RefuseAddress(string relative)
    {
        int end = relative.AsSpan().IndexOfAny('?', '/');
        int colon = relative.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && (end < 0 || colon < end))
        {
            throw new HttpException(
                $"'{relative}' is not a valid virtual path: it begins with a scheme or a drive. Use a path such as x/y or ~/x."
            );
        }
    }
}

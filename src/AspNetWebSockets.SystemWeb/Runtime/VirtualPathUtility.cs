namespace System.Web;

/// <summary>Calculates with virtual paths: <c>~/x</c> from the top of the application, <c>/x</c> from the site's root.</summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.virtualpathutility"/>. Thread-safe.</para>
/// <para>
/// Backslashes count as slashes, several slashes as one, and <c>.</c> and <c>..</c> are resolved. Nothing is looked up in
/// the file system, and nothing is encoded or decoded. The overloads without an application path take
/// <see cref="HttpRuntime.AppDomainAppVirtualPath"/>.
/// </para>
/// </remarks>
public static class VirtualPathUtility
{
    /// <summary>Whether a path begins at the site's root, such as <c>/x</c>.</summary>
    /// <param name="virtualPath">The path; may be relative.</param>
    /// <exception cref="ArgumentNullException"><paramref name="virtualPath"/> is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="HttpException">It contains a NUL, or its <c>..</c> leave the top directory.</exception>
    public static bool IsAbsolute(string virtualPath)
    {
        VirtualPath path = VirtualPath.Parse(virtualPath);
        return !path.IsRelative && !path.IsAppRelative;
    }

    /// <summary>Whether a path begins at the top of the application: <c>~</c> or <c>~/x</c>.</summary>
    /// <inheritdoc cref="IsAbsolute"/>
    public static bool IsAppRelative(string virtualPath) => VirtualPath.Parse(virtualPath).IsAppRelative;

    /// <summary>The path from the site's root.</summary>
    /// <param name="virtualPath"><c>~/x</c> or <c>/x</c>.</param>
    /// <returns><c>/x</c> for <c>~/x</c> of an application at the root; a path that begins with <c>/</c> as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="virtualPath"/> is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="ArgumentException"><paramref name="virtualPath"/> is relative.</exception>
    /// <exception cref="HttpException">It contains a NUL, its <c>..</c> leave the top directory, or it begins with <c>~</c> and no application is bound.</exception>
    public static string ToAbsolute(string virtualPath)
    {
        VirtualPath path = VirtualPath.ParseRooted(virtualPath);
        return path.IsAppRelative ? path.ToAbsolute(ApplicationPath(path)) : path.Text;
    }

    /// <inheritdoc cref="ToAbsolute(string)"/>
    /// <param name="virtualPath"><c>~/x</c> or <c>/x</c>.</param>
    /// <param name="applicationPath">Where the application is mounted, beginning with <c>/</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="virtualPath"/> or <paramref name="applicationPath"/> is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="ArgumentException"><paramref name="virtualPath"/> is relative, or <paramref name="applicationPath"/> does not begin with <c>/</c>.</exception>
    public static string ToAbsolute(string virtualPath, string applicationPath)
    {
        VirtualPath path = VirtualPath.ParseRooted(virtualPath);
        return path.IsAppRelative ? path.ToAbsolute(Mount(applicationPath)) : path.Text;
    }

    /// <summary>The path from the top of the application.</summary>
    /// <param name="virtualPath"><c>~/x</c> or <c>/x</c>.</param>
    /// <returns><c>~/x</c>; the path as it is when it is outside of the application.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="virtualPath"/> is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="ArgumentException"><paramref name="virtualPath"/> is relative.</exception>
    /// <exception cref="HttpException">It contains a NUL, its <c>..</c> leave the top directory, or it begins with <c>/</c> and no application is bound.</exception>
    public static string ToAppRelative(string virtualPath)
    {
        VirtualPath path = VirtualPath.ParseRooted(virtualPath);
        return path.IsAppRelative ? path.Text : path.ToAppRelative(ApplicationPath(path)) ?? path.Text;
    }

    /// <inheritdoc cref="ToAppRelative(string)"/>
    /// <param name="virtualPath"><c>~/x</c> or <c>/x</c>.</param>
    /// <param name="applicationPath">Where the application is mounted, beginning with <c>/</c>.</param>
    /// <returns><c>~/x</c>; <see langword="null"/> for a path that is outside of the application.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="virtualPath"/> or <paramref name="applicationPath"/> is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="ArgumentException"><paramref name="virtualPath"/> is relative, or <paramref name="applicationPath"/> does not begin with <c>/</c>.</exception>
    public static string? ToAppRelative(string virtualPath, string applicationPath)
    {
        VirtualPath path = VirtualPath.ParseRooted(virtualPath);
        return path.IsAppRelative ? path.Text : path.ToAppRelative(Mount(applicationPath));
    }

    /// <summary>The last name of a path, also of a directory: <c>b</c> for <c>/a/b/</c>; empty for the top.</summary>
    /// <param name="virtualPath"><c>~/x</c> or <c>/x</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="virtualPath"/> is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="ArgumentException"><paramref name="virtualPath"/> is relative.</exception>
    /// <exception cref="HttpException">It contains a NUL, its <c>..</c> leave the top directory, or it begins with <c>~</c> and no application is bound.</exception>
    public static string GetFileName(string virtualPath) => IO.Path.GetFileName(ToAbsolute(virtualPath).TrimEnd('/'));

    /// <summary>The path of the directory that something is in, with a slash at its end: <c>/a/</c> for <c>/a/b/</c>.</summary>
    /// <param name="virtualPath"><c>~/x</c> or <c>/x</c>.</param>
    /// <returns><see langword="null"/> for <c>/</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="virtualPath"/> is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="ArgumentException"><paramref name="virtualPath"/> is relative.</exception>
    /// <exception cref="HttpException">It contains a NUL, its <c>..</c> leave the top directory, or it is the top of the application and none is bound.</exception>
    public static string? GetDirectory(string virtualPath)
    {
        VirtualPath path = VirtualPath.ParseRooted(virtualPath);
        return path.Parent(path.Text is "~" or "~/" ? ApplicationPath(path) : "/");
    }

    /// <summary>The extension of the last name of a path, with its dot; empty when there is none.</summary>
    /// <inheritdoc cref="IsAbsolute"/>
    public static string GetExtension(string virtualPath) => IO.Path.GetExtension(VirtualPath.Parse(virtualPath).Text);

    /// <summary>A path with a slash at its end.</summary>
    /// <param name="virtualPath">Any text.</param>
    /// <returns><see langword="null"/> for <see langword="null"/>, empty for empty.</returns>
    public static string? AppendTrailingSlash(string? virtualPath) =>
        string.IsNullOrEmpty(virtualPath) ? virtualPath : VirtualPath.WithTrailingSlash(virtualPath);

    /// <summary>A path without a slash at its end; the root stays <c>/</c>.</summary>
    /// <param name="virtualPath">Any text.</param>
    /// <returns><see langword="null"/> for <see langword="null"/> and for empty.</returns>
    public static string? RemoveTrailingSlash(string? virtualPath)
    {
        if (string.IsNullOrEmpty(virtualPath))
        {
            return null;
        }

        return virtualPath.Length > 1 && virtualPath.EndsWith('/') ? virtualPath[..^1] : virtualPath;
    }

    /// <summary>The path of something that is named as seen from another path.</summary>
    /// <param name="basePath"><c>~/x</c> or <c>/x</c>. What follows its last slash does not count.</param>
    /// <param name="relativePath">The name. One with a root is the result.</param>
    /// <exception cref="ArgumentNullException">A path is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="ArgumentException"><paramref name="basePath"/> is relative.</exception>
    /// <exception cref="HttpException">A path contains a NUL or a scheme, or the <c>..</c> leave the top directory.</exception>
    public static string Combine(string basePath, string relativePath) =>
        VirtualPath.ParseRooted(basePath).Combine(VirtualPath.Parse(relativePath));

    /// <summary>How a path is written as seen from another, such as <c>../b/c</c>.</summary>
    /// <param name="fromPath"><c>~/x</c> or <c>/x</c>. What follows its last slash does not count.</param>
    /// <param name="toPath"><c>~/x</c> or <c>/x</c>; a query is kept.</param>
    /// <returns>An encoded relative path; <c>./</c> when both are the same directory.</returns>
    /// <exception cref="ArgumentNullException">A path is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A path is relative.</exception>
    /// <exception cref="HttpException">A path begins with <c>~</c> and no application is bound.</exception>
    public static string MakeRelative(string fromPath, string toPath)
    {
        string to = Rooted(toPath);
        int query = to.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? to : to[..query];
        Uri from = OnSomeServer(Rooted(fromPath));
        Uri target = OnSomeServer(path);
        string relative = from.Equals(target)
            ? path[(path.LastIndexOf('/') + 1)..]
            : WithoutFragment(from.MakeRelativeUri(target).OriginalString);
        return (relative.Length == 0 ? "./" : relative) + (query < 0 ? string.Empty : to[query..]) + target.Fragment;
    }

    private static string Rooted(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path is ['~'] or ['~', '/' or '\\', ..])
        {
            return ToAbsolute(path);
        }

        return path is ['/' or '\\', ..]
            ? path
            : throw new ArgumentException(
                $"The virtual path '{path}' is not rooted. Begin it with / or ~/.",
                nameof(path)
            );
    }

    private static string WithoutFragment(string address)
    {
        int fragment = address.IndexOf('#', StringComparison.Ordinal);
        return fragment < 0 ? address : address[..fragment];
    }

    // Names of files are compared without regard to case, as the .NET Framework's server did.
    private static Uri OnSomeServer(string path) => new("file://server" + path);

    private static string Mount(string applicationPath)
    {
        VirtualPath path = VirtualPath.ParseRooted(applicationPath);
        return path.IsAppRelative
            ? throw new ArgumentException(
                $"The application path '{applicationPath}' is relative to the application itself. Begin it with /.",
                nameof(applicationPath)
            )
            : VirtualPath.WithTrailingSlash(path.Text);
    }

    private static string ApplicationPath(VirtualPath path) =>
        HostedApplication.VirtualPath
        ?? throw new HttpException(
            $"Where the application of the virtual path '{path.Text}' is mounted is not known. Call builder.AddSystemWeb() first, or give the application path."
        );
}

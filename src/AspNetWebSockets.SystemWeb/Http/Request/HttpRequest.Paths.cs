namespace System.Web;

/// <summary>Virtual paths, and the files behind them.</summary>
public sealed partial class HttpRequest
{
    /// <summary>The virtual path, decoded, with <see cref="PathInfo"/>, without the query.</summary>
    public string Path => Source.PathBase + Source.Path;

    /// <summary>The virtual path of the handler: <see cref="Path"/> without <see cref="PathInfo"/>.</summary>
    public string FilePath => PathInfo.Length == 0 ? Path : Path[..^PathInfo.Length];

    /// <summary>The same as <see cref="FilePath"/>: no handler runs another one here.</summary>
    public string CurrentExecutionFilePath => FilePath;

    /// <summary>The extension of <see cref="CurrentExecutionFilePath"/> with its dot; empty for none.</summary>
    public string CurrentExecutionFilePathExtension => IO.Path.GetExtension(FilePath);

    /// <summary><see cref="CurrentExecutionFilePath"/> from the application on, as in <c>~/chat.ashx</c>.</summary>
    public string AppRelativeCurrentExecutionFilePath =>
        string.Concat("~/", FilePath.AsSpan(Source.PathBase.Length).TrimStart('/'));

    /// <summary>
    /// What follows the handler's own path: the value of the route parameter <c>pathInfo</c> with a leading slash, as in
    /// <c>MapHttpHandler&lt;T&gt;("/file.ashx/{*pathInfo}")</c>; empty without one.
    /// </summary>
    public string PathInfo =>
        Source.Path.EndsWith(Source.PathInfo, StringComparison.Ordinal) ? Source.PathInfo : string.Empty;

    /// <summary>Where the application is mounted; <c>/</c> for the root.</summary>
    public string ApplicationPath => Source.PathBase.Length == 0 ? "/" : Source.PathBase;

    /// <summary>The host's content root, with a separator at its end.</summary>
    /// <exception cref="InvalidOperationException">The application has no <c>IHostEnvironment</c> among its services.</exception>
    public string PhysicalApplicationPath => MapPath("~/");

    /// <summary>The file that <see cref="FilePath"/> stands for, whether there is one or not.</summary>
    /// <exception cref="InvalidOperationException">The application has no <c>IHostEnvironment</c> among its services.</exception>
    public string PhysicalPath => MapPath(FilePath);

    /// <inheritdoc cref="HttpServerUtility.MapPath(string)"/>
    /// <param name="virtualPath">The virtual path, decoded; <see langword="null"/> or empty for the directory of the request.</param>
    public string MapPath(string? virtualPath) => _context.Server.MapPath(virtualPath);

    /// <inheritdoc cref="HttpServerUtility.MapPath(string)" path="/summary|/returns|/exception"/>
    /// <param name="virtualPath">The virtual path, decoded; <see langword="null"/> or empty for the base.</param>
    /// <param name="baseVirtualDir">The directory that a relative path is below; <see langword="null"/> or empty for that of the request.</param>
    /// <param name="allowCrossAppMapping">Whether the path may be one of another application; there is none here.</param>
    public string MapPath(string? virtualPath, string? baseVirtualDir, bool allowCrossAppMapping) =>
        string.IsNullOrEmpty(baseVirtualDir) || virtualPath is ['/' or '~', ..]
            ? MapPath(virtualPath)
            : MapPath(baseVirtualDir.TrimEnd('/') + "/" + virtualPath);
}

namespace System.Web.Routing;

/// <summary>The path of a request as routes read it.</summary>
internal static class RoutedPath
{
    /// <summary>Relative to the application, without <c>~/</c>.</summary>
    internal static string Of(HttpRequestBase request) =>
        request.AppRelativeCurrentExecutionFilePath[2..] + request.PathInfo;

    /// <summary>Whether the application has a file or a directory of that path.</summary>
    internal static bool IsExistingFile(HttpRequestBase request)
    {
        string path = request.AppRelativeCurrentExecutionFilePath;
        if (path is "~/" || path.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        string? mapped = Hosting.HostingEnvironment.MapPath(path);
        return File.Exists(mapped) || Directory.Exists(mapped);
    }
}

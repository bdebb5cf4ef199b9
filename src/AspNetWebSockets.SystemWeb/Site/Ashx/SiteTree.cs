using Microsoft.Extensions.Logging;

namespace System.Web;

/// <summary>Finds the <c>.ashx</c> files of a site.</summary>
/// <param name="contentRoot">The top of the site.</param>
/// <param name="logger">Told of folders that cannot be read.</param>
/// <param name="maxFolders">After so many folders the search ends, with a line in the log.</param>
internal sealed class SiteTree(string contentRoot, ILogger logger, int maxFolders = SiteTree.MaxFolders)
{
    internal const int MaxFolders = 20_000;

    // What IIS does not serve, and what no handler is in.
    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin",
        "obj",
        "node_modules",
        "App_Browsers",
        "App_Code",
        "App_Data",
        "App_GlobalResources",
        "App_LocalResources",
        "App_WebReferences",
    };

    // Links are not followed: they may lead out of the site, or around in it. Hidden are names that begin with a dot.
    private static readonly EnumerationOptions Options = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
        MatchCasing = MatchCasing.CaseInsensitive,
        IgnoreInaccessible = false,
    };

    /// <summary>All such files, in the order of their URLs.</summary>
    /// <param name="folder">Where to begin, below the content root.</param>
    internal IReadOnlyList<AshxFile> FindAshxFiles(string folder)
    {
        List<AshxFile> found = [];
        Stack<DirectoryInfo> folders = new([new DirectoryInfo(folder)]);
        for (int count = 1; folders.TryPop(out DirectoryInfo? next); count++)
        {
            if (count > maxFolders)
            {
                logger.FolderSkipped(
                    next.FullName,
                    $"{maxFolders} others have been looked through before. Name the folder of the handlers in MapHttpHandlers."
                );
                break;
            }

            Look(next, found, folders);
        }

        return [.. found.OrderBy(file => file.Url, StringComparer.OrdinalIgnoreCase)];
    }

    private void Look(DirectoryInfo folder, List<AshxFile> found, Stack<DirectoryInfo> folders)
    {
        try
        {
            found.AddRange(
                folder.EnumerateFiles("*.ashx", Options).Select(file => new AshxFile(file.FullName, SegmentsOf(file)))
            );
            foreach (DirectoryInfo inner in folder.EnumerateDirectories("*", Options))
            {
                if (!Hidden.Contains(inner.Name))
                {
                    folders.Push(inner);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.FolderSkipped(folder.FullName, exception.Message);
        }
    }

    private string[] SegmentsOf(FileInfo file) =>
        IO.Path.GetRelativePath(contentRoot, file.FullName).Split(IO.Path.DirectorySeparatorChar);
}

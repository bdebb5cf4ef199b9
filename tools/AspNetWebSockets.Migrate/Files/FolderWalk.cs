namespace AspNetWebSockets.Migrate.Files;

/// <summary>The files below a folder, without what builds, packages and version control put there.</summary>
/// <remarks>Links to folders are not followed: they can lead out of the site, or back into it for ever.</remarks>
internal sealed class FolderWalk(Messages messages, ReadLimits limits)
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git",
        ".hg",
        ".svn",
        ".vs",
        "bin",
        "node_modules",
        "obj",
        "packages",
        "TestResults",
    };

    /// <summary>Every file below a folder, in order.</summary>
    internal IReadOnlyList<string> Files(string root, CancellationToken cancellationToken) =>
        Walk(root, cancellationToken).Files;

    /// <summary>Every file below a folder and every link to a folder, in order.</summary>
    internal (IReadOnlyList<string> Files, IReadOnlyList<string> Links) Walk(
        string root,
        CancellationToken cancellationToken
    )
    {
        List<string> files = [];
        List<string> links = [];
        Stack<(string Path, int Depth)> folders = new([(root, 0)]);
        while (folders.TryPop(out (string Path, int Depth) folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (FileSystemInfo entry in Entries(folder.Path))
            {
                if (files.Count == limits.Files)
                {
                    messages.Problem(root, $"has more than {limits.Files} files; the rest is left unread.");
                    return (files, links);
                }

                if (entry is FileInfo)
                {
                    files.Add(entry.FullName);
                }
                else if (Skipped.Contains(entry.Name))
                {
                    continue;
                }
                else if (entry.LinkTarget is { } target)
                {
                    messages.Note(entry.FullName, $"is a link to {target}; links to folders are not followed.");
                    links.Add(entry.FullName);
                }
                else if (IsWithinDepth(entry, folder.Depth))
                {
                    folders.Push((entry.FullName, folder.Depth + 1));
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return (files, links);
    }

    private bool IsWithinDepth(FileSystemInfo folder, int depth)
    {
        if (depth < limits.Depth)
        {
            return true;
        }

        messages.Problem(folder.FullName, $"lies more than {limits.Depth} folders deep and is left unread.");
        return false;
    }

    private FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messages.Problem(folder, $"could not be listed: {exception.Message}");
            return [];
        }
    }
}

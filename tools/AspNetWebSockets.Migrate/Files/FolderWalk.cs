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

    internal IReadOnlyList<string> Files(string root, CancellationToken cancellationToken)
    {
        List<string> files = [];
        Stack<(string Path, int Depth)> folders = new([(root, 0)]);
        while (folders.TryPop(out (string Path, int Depth) folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (FileSystemInfo entry in Entries(folder.Path))
            {
                if (files.Count == limits.Files)
                {
                    messages.Problem(root, $"has more than {limits.Files} files; the rest is left unread.");
                    return files;
                }

                if (entry is FileInfo)
                {
                    files.Add(entry.FullName);
                }
                else if (!Skipped.Contains(entry.Name) && MayEnter(entry, folder.Depth))
                {
                    folders.Push((entry.FullName, folder.Depth + 1));
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private bool MayEnter(FileSystemInfo folder, int depth)
    {
        if (folder.LinkTarget is { } target)
        {
            messages.Note(folder.FullName, $"is a link to {target}; links to folders are not followed.");
            return false;
        }

        if (depth == limits.Depth)
        {
            messages.Problem(folder.FullName, $"lies more than {limits.Depth} folders deep and is left unread.");
            return false;
        }

        return true;
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

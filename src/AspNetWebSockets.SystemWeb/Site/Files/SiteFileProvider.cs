using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace System.Web;

/// <summary>The files of a site as on Windows, where case does not count, without those that are hidden.</summary>
internal sealed class SiteFileProvider(IFileProvider files) : IFileProvider
{
    /// <summary>In the order in which IIS looks for them.</summary>
    internal static IReadOnlyList<string> DefaultDocuments { get; } =
    ["Default.htm", "Default.asp", "index.htm", "index.html", "iisstart.htm", "Default.html"];

    public IFileInfo GetFileInfo(string subpath)
    {
        if (HiddenFiles.Contains(subpath))
        {
            return new NotFoundFileInfo(subpath);
        }

        IFileInfo exact = files.GetFileInfo(subpath);
        return exact.Exists || InWhateverCase(subpath) is not { } path ? exact : files.GetFileInfo(path);
    }

    public IDirectoryContents GetDirectoryContents(string subpath)
    {
        if (HiddenFiles.Contains(subpath))
        {
            return NotFoundDirectoryContents.Singleton;
        }

        IDirectoryContents exact = files.GetDirectoryContents(subpath);
        return exact.Exists || InWhateverCase(subpath) is not { } path ? exact : files.GetDirectoryContents(path);
    }

    public IChangeToken Watch(string filter) => files.Watch(filter);

    /// <summary>The path as it is written on the disk; <see langword="null"/> when there is none.</summary>
    private string? InWhateverCase(string subpath)
    {
        string path = string.Empty;
        foreach (string segment in subpath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            IFileInfo? entry = files
                .GetDirectoryContents(path)
                .FirstOrDefault(entry => string.Equals(entry.Name, segment, StringComparison.OrdinalIgnoreCase));
            if (entry is null)
            {
                return null;
            }

            path = $"{path}/{entry.Name}";
        }

        return path;
    }
}

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>Where the new project goes.</summary>
internal static class OutputFolder
{
    /// <summary>Beside the old project, unless another place is named.</summary>
    /// <param name="site">The folder of the site.</param>
    /// <param name="name">The name of the site.</param>
    /// <param name="output">What <c>--output</c> says.</param>
    /// <param name="isOneOfSeveral">Whether other sites are migrated in the same run; each gets a folder of its own then.</param>
    internal static string For(string site, string name, string? output, bool isOneOfSeveral)
    {
        if (output is null)
        {
            return $"{site}.Migrated";
        }

        return isOneOfSeveral ? Path.Combine(output, name) : output;
    }

    /// <summary>Why nothing may be written there; <see langword="null"/> when it may.</summary>
    internal static string? Refusal(string site, string output, bool force)
    {
        string realSite = Real(site);
        string realOutput = Real(output);
        if (IsWithin(realOutput, realSite) || IsWithin(realSite, realOutput))
        {
            return $"{output} and the site overlap. The old files are never touched: choose a folder beside the site with --output.";
        }

        if (File.Exists(output))
        {
            return $"{output} is a file. Name a folder with --output.";
        }

        return !force && Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any()
            ? $"{output} is not empty. Overwrite an earlier result with --force, or name another folder with --output."
            : null;
    }

    /// <summary>Writes the files; what else lies in the folder stays.</summary>
    internal static void Write(string output, IEnumerable<GeneratedFile> files)
    {
        _ = Directory.CreateDirectory(output);
        foreach (GeneratedFile file in files)
        {
            // Taken away before it is written: what is a link there must not be written through to where it leads.
            string path = Path.Combine(output, file.Name);
            File.Delete(path);
            using FileStream stream = new(path, FileMode.CreateNew);
            using StreamWriter writer = new(stream);
            writer.Write(file.Text);
        }
    }

    private static bool IsWithin(string path, string folder) =>
        $"{path}{Path.DirectorySeparatorChar}".StartsWith(
            $"{folder}{Path.DirectorySeparatorChar}",
            OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
        );

    /// <summary>The path with every link in it followed.</summary>
    private static string Real(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string? parent = Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        string place = Path.Combine(Real(parent), Path.GetFileName(full));
        return Directory.Exists(place) && Directory.ResolveLinkTarget(place, returnFinalTarget: true) is { } target
            ? Real(target.FullName)
            : place;
    }
}

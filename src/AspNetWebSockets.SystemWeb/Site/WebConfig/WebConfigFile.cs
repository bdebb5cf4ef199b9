using System.Xml;
using System.Xml.Linq;

namespace System.Web;

/// <summary>A <c>web.config</c>, or a file that it refers to.</summary>
/// <remarks>Document type definitions are refused, nothing is fetched, and the size is bounded.</remarks>
internal sealed class WebConfigFile
{
    private const long MaxLength = 4 * 1024 * 1024;

    private WebConfigFile(string path, XElement root)
    {
        Path = path;
        Root = root;
    }

    internal string Path { get; }

    internal XElement Root { get; }

    internal string Folder => IO.Path.GetDirectoryName(Path)!;

    /// <summary>The file of a folder, whose name may be written in any case; <see langword="null"/> when there is none.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    internal static WebConfigFile? Find(string folder) =>
        FindFile(folder, "web.config") is { } path ? Load(path) : null;

    /// <summary>A file with a path relative to this one's folder; <see langword="null"/> when there is none.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    internal WebConfigFile? Beside(string relativePath)
    {
        string normal = relativePath.Replace('\\', '/');
        string folder = IO.Path.GetFullPath(IO.Path.Join(Folder, IO.Path.GetDirectoryName(normal)));
        return Directory.Exists(folder) && FindFile(folder, IO.Path.GetFileName(normal)) is { } path
            ? Load(path)
            : null;
    }

    /// <summary>
    /// Elements that hold for the whole application: in <c>configuration</c> itself, and in a <c>location</c> that names
    /// no part of it.
    /// </summary>
    /// <param name="path">Names separated by slashes, such as <c>system.webServer/webSocket</c>.</param>
    internal IEnumerable<XElement> Sections(string path)
    {
        IEnumerable<XElement> elements = Named(Root, "location").Where(IsWhole).Prepend(Root);
        foreach (string name in path.Split('/'))
        {
            elements = elements.SelectMany(element => Named(element, name));
        }

        return elements;
    }

    /// <summary>The parts of the application that have settings of their own.</summary>
    internal IEnumerable<XElement> PartialLocations() =>
        Named(Root, "location").Where(static location => !IsWhole(location));

    /// <summary>File and line of an element, for messages.</summary>
    internal string SourceOf(XObject element) =>
        ((IXmlLineInfo)element).HasLineInfo() ? $"{Path}({((IXmlLineInfo)element).LineNumber})" : Path;

    /// <summary>What to throw when an element cannot be followed.</summary>
    /// <param name="element">Where.</param>
    /// <param name="message">What was wrong, what was expected, what to do.</param>
    internal InvalidDataException Fault(XObject element, string message) => new($"{SourceOf(element)}: {message}");

    internal static IEnumerable<XElement> Named(XElement element, string name) =>
        element.Elements().Where(child => string.Equals(child.Name.LocalName, name, StringComparison.Ordinal));

    private static bool IsWhole(XElement location) =>
        location.Attribute("path")?.Value.Trim() is null or "" or "." or "~" or "/" or "~/";

    private static string? FindFile(string folder, string name) =>
        Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true }
            )
            .Where(path => string.Equals(IO.Path.GetFileName(path), name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(path => !path.EndsWith(name, StringComparison.Ordinal))
            .ThenBy(path => path, StringComparer.Ordinal)
            .FirstOrDefault();

    private static WebConfigFile Load(string path)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxLength,
            IgnoreComments = true,
        };
        try
        {
            using FileStream stream = File.OpenRead(path);
            using XmlReader reader = XmlReader.Create(stream, settings);
            return new WebConfigFile(path, XElement.Load(reader, LoadOptions.SetLineInfo));
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException(
                $"{path}({exception.LineNumber}): the file cannot be read as XML: {exception.Message} Correct it, or take it away if the application does not need it.",
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: the file cannot be read: {exception.Message}", exception);
        }
    }
}

using System.Xml.Linq;

namespace System.Web;

/// <summary>Reads a section of <c>add</c>, <c>remove</c> and <c>clear</c>, and follows <c>configSource</c>.</summary>
/// <param name="section">The path of the section, such as <c>appSettings</c>.</param>
/// <param name="keyAttribute">What an entry is named by.</param>
internal sealed class NamedEntries(string section, string keyAttribute)
{
    private readonly Dictionary<string, XElement> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The <c>add</c> elements that are left, by their names.</summary>
    internal IReadOnlyDictionary<string, XElement> Entries => _entries;

    /// <summary>Whether the section is there at all.</summary>
    internal bool IsPresent { get; private set; }

    /// <summary>Reads the section of a file, if it has one.</summary>
    /// <exception cref="InvalidDataException">The section cannot be followed.</exception>
    internal void Read(WebConfigFile file)
    {
        foreach (XElement element in file.Sections(section))
        {
            IsPresent = true;
            Read(file, element);
        }
    }

    private void Read(WebConfigFile file, XElement element)
    {
        if (element.Attribute("configProtectionProvider") is not null)
        {
            throw file.Fault(
                element,
                $"<{section}> is encrypted for the machine that it comes from. Decrypt it there with aspnet_regiis -pd, or take it out and set the values by environment variables."
            );
        }

        if (element.Attribute("configSource") is { } source)
        {
            ReadFrom(RequireSource(file, source), element);
            return;
        }

        foreach (XElement entry in element.Elements())
        {
            Read(file, entry.Name.LocalName, entry);
        }

        // What this file says counts more; one that is not there is none.
        if (element.Attribute("file") is { Value.Length: > 0 } other && file.Beside(other.Value) is { } more)
        {
            ReadFrom(more, element);
        }
    }

    private void Read(WebConfigFile file, string kind, XElement entry)
    {
        switch (kind)
        {
            case "clear":
                _entries.Clear();
                break;
            case "remove":
                _ = _entries.Remove(KeyOf(file, entry));
                break;
            case "add":
                _entries[KeyOf(file, entry)] = entry;
                break;
            default:
                throw file.Fault(entry, $"<{kind}> is not known in <{section}>. Expected are add, remove and clear.");
        }
    }

    private void ReadFrom(WebConfigFile other, XElement section)
    {
        if (!string.Equals(other.Root.Name.LocalName, section.Name.LocalName, StringComparison.Ordinal))
        {
            throw other.Fault(
                other.Root,
                $"The file begins with <{other.Root.Name.LocalName}>. Expected is <{section.Name.LocalName}>, which web.config refers to."
            );
        }

        foreach (XElement entry in other.Root.Elements())
        {
            Read(other, entry.Name.LocalName, entry);
        }
    }

    private static WebConfigFile RequireSource(WebConfigFile file, XAttribute source)
    {
        string path = source.Value.Replace('\\', '/');
        if (path.StartsWith('/') || path.Split('/').Contains("..", StringComparer.Ordinal))
        {
            throw file.Fault(
                source,
                $"configSource '{source.Value}' leads out of the folder of web.config. Give a file in it or below it."
            );
        }

        return file.Beside(source.Value)
            ?? throw file.Fault(
                source,
                $"The file '{source.Value}' of configSource does not exist. Copy it to where the application runs."
            );
    }

    private string KeyOf(WebConfigFile file, XElement entry) =>
        entry.Attribute(keyAttribute)?.Value
        ?? throw file.Fault(
            entry,
            $"<{entry.Name.LocalName}> in <{section}> has no attribute '{keyAttribute}'. Add it."
        );
}

using System.Xml;
using System.Xml.Linq;

namespace AspNetWebSockets.Migrate.Files;

/// <summary>Reads the XML files of a site, without entities or anything from outside.</summary>
internal static class XmlTexts
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    /// <summary>The root element; <see langword="null"/> with a message when the file cannot be read.</summary>
    internal static XElement? Read(string path, FileTexts texts, Messages messages)
    {
        if (texts.Read(path) is not { } text)
        {
            return null;
        }

        try
        {
            using StringReader characters = new(text.ToString());
            using XmlReader reader = XmlReader.Create(characters, Settings);
            return XElement.Load(reader);
        }
        catch (XmlException exception)
        {
            messages.Problem(path, $"is not well-formed XML and is not used: {exception.Message}");
            return null;
        }
    }

    /// <summary>Elements of a name in whatever namespace, at any depth.</summary>
    internal static IEnumerable<XElement> All(this XElement root, string name) =>
        root.DescendantsAndSelf()
            .Where(element => string.Equals(element.Name.LocalName, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Elements at the end of a path of child names.</summary>
    internal static IEnumerable<XElement> At(this XElement root, params string[] path)
    {
        IEnumerable<XElement> found = [root];
        foreach (string name in path)
        {
            found = found.SelectMany(element =>
                element
                    .Elements()
                    .Where(child => string.Equals(child.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))
            );
        }

        return found;
    }

    /// <summary>An attribute whose name is compared without case, as IIS does.</summary>
    internal static string? Value(this XElement element, string name) =>
        element
            .Attributes()
            .FirstOrDefault(attribute =>
                string.Equals(attribute.Name.LocalName, name, StringComparison.OrdinalIgnoreCase)
            )
            ?.Value;
}

using System.Xml.Linq;
using Microsoft.Extensions.Logging;

namespace System.Web;

/// <summary><c>system.webServer/handlers</c> and <c>system.web/httpHandlers</c>.</summary>
internal static class HandlersSection
{
    /// <summary>The entries that name a class of the application, in their order.</summary>
    /// <param name="file">The file; <see langword="null"/> when there is none.</param>
    /// <param name="logger">Told of the others.</param>
    /// <exception cref="InvalidDataException">An entry is malformed.</exception>
    internal static IReadOnlyList<ConfiguredHandler> Read(WebConfigFile? file, ILogger logger)
    {
        if (file is null)
        {
            return [];
        }

        IEnumerable<XElement> entries =
        [
            .. file.Sections("system.webServer/handlers/add"),
            .. file.Sections("system.web/httpHandlers/add"),
        ];
        List<ConfiguredHandler> handlers = [];
        foreach (XElement entry in entries)
        {
            string path = Require(file, entry, "path");
            string? type = entry.Attribute("type")?.Value.Trim();
            if (string.IsNullOrEmpty(type) || IsOfAspNet(type))
            {
                logger.SettingNotUsed(
                    file.SourceOf(entry),
                    $"the handler for {path}",
                    "It belongs to IIS or to ASP.NET itself; the routing of ASP.NET Core stands in for it."
                );
            }
            else
            {
                handlers.Add(new ConfiguredHandler(path, MethodsOf(entry), type, file.SourceOf(entry)));
            }
        }

        return handlers;
    }

    private static bool IsOfAspNet(string type) =>
        type.StartsWith("System.Web.", StringComparison.Ordinal)
        || type.StartsWith("System.ServiceModel.", StringComparison.Ordinal);

    /// <summary>The methods of <c>verb</c>. A WebSocket over HTTP/2 comes as <c>CONNECT</c>, and handlers see <c>GET</c>.</summary>
    private static string[] MethodsOf(XElement entry)
    {
        string[] methods = (entry.Attribute("verb")?.Value ?? "*").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        return methods.Contains("*", StringComparer.Ordinal) ? []
            : methods.Contains("GET", StringComparer.OrdinalIgnoreCase) ? [.. methods, "CONNECT"]
            : methods;
    }

    private static string Require(WebConfigFile file, XElement entry, string name) =>
        entry.Attribute(name) is { Value.Length: > 0 } attribute
            ? attribute.Value
            : throw file.Fault(entry, $"A handler has no attribute '{name}'. Add it.");
}

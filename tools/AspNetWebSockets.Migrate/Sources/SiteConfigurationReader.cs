using System.Xml.Linq;
using AspNetWebSockets.Migrate.Files;

namespace AspNetWebSockets.Migrate.Sources;

/// <summary>Reads the <c>web.config</c> at the root of a site.</summary>
internal sealed class SiteConfigurationReader(FileTexts texts, Messages messages)
{
    private static readonly (string[] Path, string Advice)[] NotTakenOver =
    [
        (["system.webServer", "rewrite"], "URL Rewrite rules: let the reverse proxy do it, or app.UseRewriter"),
        (["system.webServer", "security"], "request filtering and IIS authorization: let the reverse proxy do it"),
        (["system.webServer", "httpProtocol"], "response headers: let the reverse proxy add them, or a middleware"),
        (["system.web", "authentication"], "authentication: use a scheme of ASP.NET Core in Program.cs"),
        (["system.web", "authorization"], "URL authorization: use RequireAuthorization() in Program.cs"),
        (["system.web", "identity"], "impersonation: has no counterpart on Linux"),
        (["system.web", "membership"], "membership providers: use a user store of ASP.NET Core"),
        (["system.serviceModel"], "WCF: use CoreWCF"),
    ];

    internal SiteConfiguration Read(string folder, IEnumerable<string> files)
    {
        string? file = files.FirstOrDefault(path =>
            string.Equals(Path.GetRelativePath(folder, path), "web.config", StringComparison.OrdinalIgnoreCase)
        );
        if (file is null || XmlTexts.Read(file, texts, messages) is not { } root)
        {
            return new SiteConfiguration();
        }

        foreach ((string[] path, string advice) in NotTakenOver)
        {
            if (root.At(path).Any())
            {
                messages.Note(file, $"<{path[^1]}> is not taken over: {advice}.");
            }
        }

        XElement[] handlers =
        [
            .. root.At("system.webServer", "handlers", "add"),
            .. root.At("system.web", "httpHandlers", "add"),
        ];
        XElement[] modules =
        [
            .. root.At("system.webServer", "modules", "add"),
            .. root.At("system.web", "httpModules", "add"),
        ];
        return new SiteConfiguration
        {
            File = file,
            Handlers = [.. handlers.Select(Mapping).OfType<HandlerMapping>().Distinct()],
            Modules = [.. modules.Select(TypeName).OfType<string>().Distinct(StringComparer.Ordinal)],
            UsesSession = root.At("system.web", "sessionState")
                .Any(state => !string.Equals(state.Value("mode"), "Off", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static HandlerMapping? Mapping(XElement entry) =>
        entry.Value("path") is { Length: > 0 } path && TypeName(entry) is { } type
            ? new HandlerMapping(path, type)
            : null;

    private static string? TypeName(XElement entry) =>
        entry.Value("type")?.Split(',')[0].Trim() is { Length: > 0 } type ? type : null;
}

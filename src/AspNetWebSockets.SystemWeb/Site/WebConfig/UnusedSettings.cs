using System.Xml.Linq;

namespace System.Web;

/// <summary>Settings of 4.x that WebSocket applications rely on, that have another place here, and what that is.</summary>
internal static class UnusedSettings
{
    // Element, attribute, advice.
    private static readonly (string Section, string Attribute, string Advice)[] Known =
    [
        (
            "system.web/httpRuntime",
            "maxRequestLength",
            "It limits the bodies of requests, not messages: set KestrelServerLimits.MaxRequestBodySize. Messages have AspNetWebSocketsOptions.MaxMessageSize."
        ),
        (
            "system.web/httpRuntime",
            "executionTimeout",
            "Requests have no time-out, as WebSockets had none; see Microsoft.AspNetCore.Http.Timeouts."
        ),
        ("system.web/sessionState", "timeout", "Set IdleTimeout in builder.Services.AddSession(...)."),
        ("system.web/sessionState", "mode", "Add the IDistributedCache that sessions are to be kept in."),
        (
            "system.web/compilation",
            "debug",
            "HttpContext.IsDebuggingEnabled says whether the environment is Development: set ASPNETCORE_ENVIRONMENT."
        ),
        (
            "system.web/authentication",
            "mode",
            "Add the authentication of ASP.NET Core with builder.Services.AddAuthentication() and app.UseAuthentication(); its user is HttpContext.User."
        ),
        ("system.web/identity", "impersonate", "Code runs as the user of the process."),
    ];

    internal static void Note(WebConfigFile file, ICollection<WebConfigNote> notes)
    {
        foreach ((string section, string name, string advice) in Known)
        {
            foreach (XAttribute attribute in file.Sections(section).Attributes(name))
            {
                notes.Add(WebConfigNote.NotUsed(file.SourceOf(attribute), $"{section} {attribute}", advice));
            }
        }

        NoteModules(file, "system.webServer/modules/add", notes);
        NoteModules(file, "system.web/httpModules/add", notes);
        foreach (XElement location in file.PartialLocations())
        {
            notes.Add(
                WebConfigNote.NotUsed(
                    file.SourceOf(location),
                    $"<location path=\"{location.Attribute("path")?.Value}\">",
                    "Settings hold for the whole application: use conventions of the endpoints below that path, such as MapGroup and RequireAuthorization."
                )
            );
        }
    }

    private static void NoteModules(WebConfigFile file, string path, ICollection<WebConfigNote> notes)
    {
        IEnumerable<XElement> modules = file.Sections(path)
            .Where(static module =>
                module.Attribute("type")?.Value is { } type && !type.StartsWith("System.Web.", StringComparison.Ordinal)
            );
        foreach (XElement module in modules)
        {
            notes.Add(
                WebConfigNote.NotUsed(
                    file.SourceOf(module),
                    $"module {module.Attribute("type")!.Value}",
                    "Modules are added in Program.cs, with app.MapHttpModule<T>()."
                )
            );
        }
    }
}

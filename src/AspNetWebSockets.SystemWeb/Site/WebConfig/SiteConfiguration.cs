using System.Xml.Linq;
using AspNetWebSockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace System.Web;

/// <summary>Takes over what a <c>web.config</c> in the content root says, below everything that the application says elsewhere.</summary>
internal static class SiteConfiguration
{
    /// <summary>Reads the file, if there is one.</summary>
    /// <exception cref="InvalidDataException">The file is malformed, or a value is out of range.</exception>
    internal static void AddTo(IHostApplicationBuilder builder)
    {
        if (WebConfigFile.Find(builder.Environment.ContentRootPath) is not { } file)
        {
            return;
        }

        List<WebConfigNote> notes = [];
        Dictionary<string, string?> values = ReadValues(file, notes);
        WebSocketSection webSocket = new();
        webSocket.Read(file, notes);
        UnusedSettings.Note(file, notes);

        // Both in front of all that is there: what comes later counts more, be it appsettings.json, an environment
        // variable, or the code's own options.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = values });
        builder.Services.Insert(
            0,
            ServiceDescriptor.Singleton<IConfigureOptions<AspNetWebSocketsOptions>>(
                new ConfigureOptions<AspNetWebSocketsOptions>(webSocket.Apply)
            )
        );
        _ = builder.Services.AddHostedService(services => new WebConfigReport(notes, services));
    }

    private static Dictionary<string, string?> ReadValues(WebConfigFile file, List<WebConfigNote> notes)
    {
        Dictionary<string, string?> values = new(StringComparer.OrdinalIgnoreCase);
        NamedEntries appSettings = new("appSettings", "key");
        appSettings.Read(file);
        foreach ((string key, XElement entry) in appSettings.Entries)
        {
            values[ConfigurationPath.Combine("appSettings", key)] = entry.Attribute("value")?.Value ?? string.Empty;
        }

        NamedEntries connectionStrings = new("connectionStrings", "name");
        connectionStrings.Read(file);
        foreach ((string name, XElement entry) in connectionStrings.Entries)
        {
            string key = ConfigurationPath.Combine("ConnectionStrings", name);
            values[key] = entry.Attribute("connectionString")?.Value ?? string.Empty;
            if (entry.Attribute("providerName")?.Value is { } provider)
            {
                values[key + "_ProviderName"] = provider;
            }
        }

        Note(file, notes, appSettings, "appSettings");
        Note(file, notes, connectionStrings, "ConnectionStrings");
        return values;
    }

    /// <summary>Names only: the values may be secret.</summary>
    private static void Note(WebConfigFile file, List<WebConfigNote> notes, NamedEntries entries, string section)
    {
        if (entries.IsPresent)
        {
            notes.Add(
                WebConfigNote.Mapped(
                    file.Path,
                    $"<{char.ToLowerInvariant(section[0])}{section[1..]}> ({string.Join(", ", entries.Entries.Keys)})",
                    $"in the configuration section {section}, below all other sources"
                )
            );
        }
    }
}

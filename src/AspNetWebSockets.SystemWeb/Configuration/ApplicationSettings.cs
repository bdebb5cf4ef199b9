using System.Collections.Specialized;
using System.Configuration;
using Microsoft.Extensions.Configuration;

namespace System.Web.Configuration;

/// <summary>The settings of an application in the types of System.Configuration. Thread-safe.</summary>
internal sealed class ApplicationSettings(IConfiguration configuration)
{
    private const string ProviderSuffix = "_ProviderName";

    internal NameValueCollection AppSettings { get; } = new AppSettingsValues(configuration);

    /// <summary>The section <c>ConnectionStrings</c>, as it is now; a provider's name is under the name with <c>_ProviderName</c>.</summary>
    internal ConnectionStringsSection ConnectionStrings
    {
        get
        {
            IConfigurationSection section = configuration.GetSection("ConnectionStrings");
            ConnectionStringsSection result = new();
            foreach (IConfigurationSection entry in section.GetChildren())
            {
                if (entry.Value is { } text && !entry.Key.EndsWith(ProviderSuffix, StringComparison.OrdinalIgnoreCase))
                {
                    string provider = section[entry.Key + ProviderSuffix] ?? string.Empty;
                    result.ConnectionStrings.Add(new ConnectionStringSettings(entry.Key, text, provider));
                }
            }

            return result;
        }
    }

    /// <summary>A section that the application's configuration answers; <see langword="null"/> for others.</summary>
    internal object? Section(string name) =>
        name switch
        {
            "appSettings" => AppSettings,
            "connectionStrings" => ConnectionStrings,
            _ => null,
        };
}

using System.Collections.Specialized;
using System.Configuration;

namespace System.Web.Configuration;

/// <summary>The settings of the application.</summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.configuration.webconfigurationmanager"/>. Thread-safe.</para>
/// <para>
/// They are the sections <c>appSettings</c> and <c>ConnectionStrings</c> of the host's <c>IConfiguration</c>: of
/// <c>web.config</c>, of <c>appsettings.json</c>, of environment variables such as <c>appSettings__name</c>. What changes
/// there is seen at once. <see cref="ConfigurationManager"/> gives the same from <c>builder.AddSystemWeb()</c> on. While no
/// application is bound, they come from <c>app.config</c>.
/// </para>
/// </remarks>
public static class WebConfigurationManager
{
    /// <summary>The section <c>appSettings</c>; a missing key gives <see langword="null"/>. Read-only.</summary>
    public static NameValueCollection AppSettings =>
        HostedApplication.Current?.Settings.AppSettings ?? ConfigurationManager.AppSettings;

    /// <summary>The section <c>ConnectionStrings</c>, as it is now; a missing name gives <see langword="null"/>. The name of a provider is the entry <c>name_ProviderName</c>.</summary>
    public static ConnectionStringSettingsCollection ConnectionStrings =>
        HostedApplication.Current?.Settings.ConnectionStrings.ConnectionStrings
        ?? ConfigurationManager.ConnectionStrings;

    /// <summary>A section.</summary>
    /// <param name="sectionName"><c>appSettings</c> (a <see cref="NameValueCollection"/>), <c>connectionStrings</c> (a <see cref="ConnectionStringsSection"/>), or a section of <c>app.config</c>.</param>
    /// <returns><see langword="null"/> when there is none. Other sections of <c>web.config</c> are not read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sectionName"/> is <see langword="null"/>.</exception>
    /// <exception cref="ConfigurationErrorsException"><c>app.config</c> is malformed.</exception>
    public static object? GetSection(string sectionName)
    {
        ArgumentNullException.ThrowIfNull(sectionName);
        return HostedApplication.Current?.Settings.Section(sectionName) ?? ConfigurationManager.GetSection(sectionName);
    }

    /// <inheritdoc cref="GetSection(string)"/>
    public static object? GetWebApplicationSection(string sectionName) => GetSection(sectionName);
}

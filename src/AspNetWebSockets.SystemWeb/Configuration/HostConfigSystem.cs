using System.Configuration.Internal;
using System.Runtime.CompilerServices;

namespace System.Web.Configuration;

/// <summary>
/// Has <c>System.Configuration.ConfigurationManager</c> answer <c>AppSettings</c> and <c>ConnectionStrings</c> from the
/// configuration of the host. All other sections, and everything while no host is bound, come from <c>app.config</c> as
/// before.
/// </summary>
/// <remarks>
/// System.Web of the .NET Framework did the same: <c>SetConfigurationSystem</c> is there for it, but was never made public.
/// It can be called once, before anybody has read a setting.
/// </remarks>
internal sealed class HostConfigSystem : IInternalConfigSystem
{
    private const string Assembly = "System.Configuration.ConfigurationManager";

    private static readonly Lazy<bool> Installation = new(TryInstall);

    private readonly IInternalConfigSystem _appConfig = (IInternalConfigSystem)NewClientConfigurationSystem();

    public bool SupportsUserConfig => _appConfig.SupportsUserConfig;

    public object? GetSection(string configKey) =>
        HostedApplication.Current?.Settings.Section(configKey) ?? _appConfig.GetSection(configKey);

    public void RefreshConfig(string sectionName) => _appConfig.RefreshConfig(sectionName);

    /// <summary>Once in the process.</summary>
    /// <returns><see langword="false"/> when somebody has read a setting before.</returns>
    internal static bool Install() => Installation.Value;

    private static bool TryInstall()
    {
        try
        {
            SetConfigurationSystem(manager: null, new HostConfigSystem(), initComplete: true);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The host says so in its log when it starts.
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "SetConfigurationSystem")]
    private static extern void SetConfigurationSystem(
        [UnsafeAccessorType($"System.Configuration.ConfigurationManager, {Assembly}")] object? manager,
        IInternalConfigSystem configSystem,
        bool initComplete
    );

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType($"System.Configuration.ClientConfigurationSystem, {Assembly}")]
    private static extern object NewClientConfigurationSystem();
}

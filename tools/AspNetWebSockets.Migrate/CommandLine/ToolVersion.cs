using System.Reflection;

namespace AspNetWebSockets.Migrate.CommandLine;

/// <summary>The version of this tool, which is that of the packages it was built with.</summary>
internal static class ToolVersion
{
    /// <summary>Without the commit behind the <c>+</c>.</summary>
    internal static string Current { get; } =
        typeof(ToolVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}

using System.Runtime.InteropServices;
using System.Web.Caching;
using Microsoft.Extensions.Hosting;

namespace System.Web;

/// <summary>The running application.</summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpruntime"/>. Thread-safe.</para>
/// <para>
/// The .NET Framework had one application in each app domain; with several hosts in a process, as in tests, the members
/// answer for the one that was started last.
/// </para>
/// </remarks>
public sealed class HttpRuntime
{
    /// <summary>
    /// The path of the application's files, the host's content root, with a separator at its end.
    /// </summary>
    /// <exception cref="InvalidOperationException">No application is bound: <c>builder.AddSystemWeb()</c> was not called.</exception>
    public static string AppDomainAppPath =>
        HostedApplication.Require("HttpRuntime.AppDomainAppPath").ContentRootDirectory;

    /// <summary>
    /// Where the application is mounted: <see cref="HttpRequest.ApplicationPath"/> of the running request, which is what
    /// <c>UsePathBase</c> took off it; <c>/</c> outside of requests. <see langword="null"/> when no application is bound.
    /// </summary>
    public static string? AppDomainAppVirtualPath => HostedApplication.VirtualPath;

    /// <summary>The name of the application, <see cref="IHostEnvironment.ApplicationName"/>; <see langword="null"/> when none is bound.</summary>
    public static string? AppDomainAppId => HostedApplication.Current?.Environment.ApplicationName;

    /// <summary>The name of the app domain, of which a process has one; <see langword="null"/> when no application is bound.</summary>
    public static string? AppDomainId =>
        HostedApplication.Current is null ? null : AppDomain.CurrentDomain.FriendlyName;

    /// <summary>The directory of the application's assemblies, with a separator at its end.</summary>
    public static string BinDirectory => AppContext.BaseDirectory;

    /// <summary>The cache of the application. There is one in a process, also without an application.</summary>
    public static Cache Cache { get; } = new();

    /// <summary>The directory of the .NET runtime.</summary>
    public static string ClrInstallDirectory => RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>Whether the files of the application are on a network share of Windows; <see langword="false"/> on Linux, where a share is mounted.</summary>
    public static bool IsOnUNCShare =>
        HostedApplication.Current is { } application
        && application.ContentRootPath.StartsWith(@"\\", StringComparison.Ordinal);

    /// <summary>The version of the .NET Framework whose behaviour is offered: 4.8.</summary>
    public static Version TargetFramework { get; } = new(4, 8);

    /// <summary>Whether modules and handlers run in one pipeline with the server, which WebSockets need; always <see langword="true"/>.</summary>
    public static bool UsingIntegratedPipeline => true;

    /// <summary>The version of IIS; always <see langword="null"/>, as it was outside of IIS.</summary>
    public static Version? IISVersion => null;
}

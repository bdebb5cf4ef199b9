using System.Web.Caching;
using Microsoft.Extensions.Hosting;

namespace System.Web.Hosting;

/// <summary>The application as its server sees it: where its files are, and what runs in it outside of requests.</summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.hosting.hostingenvironment"/>. Thread-safe.</para>
/// <para>
/// With several hosts in a process, as in tests, the members answer for the one that was started last.
/// </para>
/// </remarks>
public sealed class HostingEnvironment : MarshalByRefObject
{
    /// <summary>Whether there is an application: <c>builder.AddSystemWeb()</c> was called, or a handler was mapped.</summary>
    public static bool IsHosted => HostedApplication.Current is not null;

    /// <summary>The name of the application; <see langword="null"/> when none is bound.</summary>
    public static string? ApplicationID => HttpRuntime.AppDomainAppId;

    /// <summary>The name of the application, which is a site of its own here; <see langword="null"/> when none is bound.</summary>
    public static string? SiteName => HttpRuntime.AppDomainAppId;

    /// <summary>The host's content root with a separator at its end; <see langword="null"/> when no application is bound.</summary>
    public static string? ApplicationPhysicalPath => HostedApplication.Current?.ContentRootDirectory;

    /// <inheritdoc cref="HttpRuntime.AppDomainAppVirtualPath"/>
    public static string? ApplicationVirtualPath => HttpRuntime.AppDomainAppVirtualPath;

    /// <inheritdoc cref="HttpRuntime.Cache"/>
    public static Cache Cache => HttpRuntime.Cache;

    /// <summary>Whether the host runs in the environment <c>Development</c>.</summary>
    public static bool IsDevelopmentEnvironment =>
        HostedApplication.Current is { } application && application.Environment.IsDevelopment();

    /// <summary><see cref="ApplicationShutdownReason.HostingEnvironment"/> from the moment the host begins to stop.</summary>
    public static ApplicationShutdownReason ShutdownReason =>
        HostedApplication.Current is { HostOrNull.Lifetime.ApplicationStopping.IsCancellationRequested: true }
            ? ApplicationShutdownReason.HostingEnvironment
            : ApplicationShutdownReason.None;

    /// <summary>
    /// Stops the host. The .NET Framework's server started the application again at the next request; here that is up to
    /// what watches the process, such as systemd or a container's restart policy. Does nothing when no application is bound.
    /// </summary>
    /// <exception cref="InvalidOperationException">The host is not built yet.</exception>
    public static void InitiateShutdown() => HostedApplication.Current?.Host.Lifetime.StopApplication();

    /// <summary>The path of a file of the application; nothing is looked up in the file system.</summary>
    /// <param name="virtualPath"><c>~/x</c> from the host's content root, <c>/x</c> from where the application is mounted.</param>
    /// <returns>An absolute path at or below the content root; <see langword="null"/> when no application is bound.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="virtualPath"/> is <see langword="null"/>, empty or blank.</exception>
    /// <exception cref="ArgumentException"><paramref name="virtualPath"/> is relative.</exception>
    /// <exception cref="HttpException">The path leaves the application or is no virtual path.</exception>
    public static string? MapPath(string virtualPath)
    {
        VirtualPath path = VirtualPath.ParseRooted(virtualPath);
        return HostedApplication.Current is { } application
            ? new ApplicationPaths(application.ContentRootPath, HostedApplication.VirtualPath ?? "/").Map(
                path.Text,
                "/"
            )
            : null;
    }

    /// <summary>
    /// Runs work on the thread pool, outside of the request that queues it. When the host stops, the token is cancelled
    /// and the host waits for the work up to its shutdown time-out (<see cref="HostOptions.ShutdownTimeout"/>). An
    /// exception is logged. Work that is queued while the host stops is not run, which is logged.
    /// </summary>
    /// <param name="workItem">The work; its token is cancelled when the host stops.</param>
    /// <exception cref="ArgumentNullException"><paramref name="workItem"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>builder.AddSystemWeb()</c> was not called, or the host is not built yet.</exception>
    public static void QueueBackgroundWorkItem(Action<CancellationToken> workItem)
    {
        ArgumentNullException.ThrowIfNull(workItem);
        Objects(nameof(QueueBackgroundWorkItem))
            .Work.Queue(token =>
            {
                workItem(token);
                return Task.CompletedTask;
            });
    }

    /// <inheritdoc cref="QueueBackgroundWorkItem(Action{CancellationToken})"/>
    public static void QueueBackgroundWorkItem(Func<CancellationToken, Task?> workItem)
    {
        ArgumentNullException.ThrowIfNull(workItem);
        Objects(nameof(QueueBackgroundWorkItem)).Work.Queue(workItem);
    }

    /// <summary>Adds an object that is told when the host stops, and that the host then waits for up to its shutdown time-out.</summary>
    /// <param name="obj">The object; adding it again changes nothing. Added while the host stops, it is told at once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="obj"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>builder.AddSystemWeb()</c> was not called, or the host is not built yet.</exception>
    public static void RegisterObject(IRegisteredObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        Objects(nameof(RegisterObject)).Register(obj);
    }

    /// <summary>Removes an object: the host does not wait for it any more.</summary>
    /// <param name="obj">The object; one that is not registered changes nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="obj"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>builder.AddSystemWeb()</c> was not called, or the host is not built yet.</exception>
    public static void UnregisterObject(IRegisteredObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        Objects(nameof(UnregisterObject)).Unregister(obj);
    }

    private static RegisteredObjects Objects(string member) =>
        HostedApplication.Require("HostingEnvironment." + member).Host.Objects
        ?? throw new InvalidOperationException(
            $"HostingEnvironment.{member} needs a host that waits for the work when it stops. Call builder.AddSystemWeb() instead of builder.Services.AddAspNetWebSockets()."
        );
}

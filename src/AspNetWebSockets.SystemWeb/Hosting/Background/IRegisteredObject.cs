namespace System.Web.Hosting;

/// <summary>Something that works outside of requests and is told when the application stops.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.hosting.iregisteredobject"/>.</remarks>
public interface IRegisteredObject
{
    /// <summary>
    /// The application stops. Called with <see langword="false"/> when the host begins to stop: the object finishes its
    /// work, now or later, and calls <see cref="HostingEnvironment.UnregisterObject"/>. Called with
    /// <see langword="true"/> when the host's shutdown time-out (30 seconds by default) is over and it has not done so:
    /// the host goes on without it.
    /// </summary>
    /// <param name="immediate">Whether the time is over.</param>
    void Stop(bool immediate);
}

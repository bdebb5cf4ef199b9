using System.Diagnostics.CodeAnalysis;
using System.Web.Profile;

namespace System.Web;

/// <summary>What outlives a request.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's members are not static.")]
public sealed partial class HttpContext
{
    /// <summary>The values that all requests and WebSockets of the process share.</summary>
    public HttpApplicationState Application => HttpApplicationState.OfProcess;

    /// <summary>The profile of the user; not supported.</summary>
    /// <exception cref="PlatformNotSupportedException">Always: there are no profile providers. Keep such data in a store of the application.</exception>
    public ProfileBase Profile => throw MissingSystem.Profile("HttpContext.Profile");
}

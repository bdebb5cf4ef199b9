using System.Diagnostics.CodeAnalysis;
using System.Security.Principal;

namespace System.Web;

/// <summary>
/// The application as a handler sees it through <see cref="HttpContext.ApplicationInstance"/>: its current request.
/// Modules and pipeline events are ASP.NET Core's middleware here.
/// </summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpapplication"/>.</remarks>
[SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's members are not static.")]
public class HttpApplication : IDisposable
{
    private HttpContext? _context;

    /// <summary>Creates an application without a request.</summary>
    public HttpApplication() { }

    internal HttpApplication(HttpContext context)
    {
        _context = context;
    }

    /// <summary>The values that all requests and WebSockets of the process share.</summary>
    public HttpApplicationState Application => HttpApplicationState.OfProcess;

    /// <summary>The request being answered.</summary>
    /// <exception cref="HttpException">No request is being answered.</exception>
    public HttpContext Context => RequireContext();

    /// <summary><see cref="HttpContext.Request"/> of <see cref="Context"/>.</summary>
    /// <exception cref="HttpException">No request is being answered.</exception>
    public HttpRequest Request => RequireContext().Request;

    /// <summary><see cref="HttpContext.Response"/> of <see cref="Context"/>.</summary>
    /// <exception cref="HttpException">No request is being answered.</exception>
    public HttpResponse Response => RequireContext().Response;

    /// <summary><see cref="HttpContext.User"/> of <see cref="Context"/>.</summary>
    /// <exception cref="HttpException">No request is being answered.</exception>
    public IPrincipal? User => RequireContext().User;

    /// <summary>
    /// Skips what would follow the current step of the pipeline. The handler is the last step of an ASP.NET Core
    /// endpoint, so all that is left to skip is what the response would still take: later writes are ignored.
    /// </summary>
    /// <exception cref="HttpException">No request is being answered.</exception>
    public void CompleteRequest() => RequireContext().Response.IgnoreLaterWrites();

    /// <summary>For derived classes; does nothing here.</summary>
    public virtual void Init() { }

    /// <summary>For derived classes; does nothing here.</summary>
    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
    }

    /// <summary>The request was answered, or became a WebSocket: the application no longer belongs to it.</summary>
    internal void Release() => _context = null;

    private HttpContext RequireContext() =>
        _context ?? throw new HttpException("Request is not available in this context.");
}

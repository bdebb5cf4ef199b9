using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Security.Principal;
using System.Web.SessionState;

namespace System.Web;

/// <summary>
/// The application as a request sees it. A class derived from it is the code of a <c>Global.asax</c>: its methods
/// <c>Application_Start</c>, <c>Application_BeginRequest</c>, <c>Application_Error</c>, <c>Application_End</c>,
/// <c>Session_Start</c>, <c>Session_End</c> and <c>ModuleName_EventName</c> are found by their names when it is mapped by
/// <c>app.MapHttpApplication&lt;T&gt;()</c>.
/// </summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpapplication"/>. There are several instances, each for
/// one request at a time: what requests share is static, or in <see cref="Application"/>. Methods found by name are those
/// of the class and the non-private ones of its base classes; one that is <c>async void</c> is not waited for.
/// </remarks>
[SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's members are not static.")]
public partial class HttpApplication : IComponent
{
    private HttpContext? _context;
    private HttpSessionState? _endedSession;
    private ApplicationSteps? _steps;
    private HttpModuleCollection? _modules;
    private EventHandlerList? _events;

    /// <summary>Creates an application without a request.</summary>
    public HttpApplication() { }

    internal HttpApplication(HttpContext context)
    {
        _context = context;
    }

    /// <summary>The application was disposed.</summary>
    public event EventHandler? Disposed;

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

    /// <summary><see cref="HttpContext.Server"/> of <see cref="Context"/>.</summary>
    /// <exception cref="HttpException">No request is being answered. In <c>Application_Start</c> use <c>HostingEnvironment.MapPath</c>.</exception>
    public HttpServerUtility Server => RequireContext().Server;

    /// <summary><see cref="HttpContext.Session"/> of <see cref="Context"/>, and in <c>Session_End</c> the one that is over.</summary>
    /// <exception cref="HttpException">There is no session: the handler does not take part in one, or it is too early.</exception>
    public HttpSessionState Session =>
        _endedSession
        ?? _context?.Session
        ?? throw new HttpException("Session state is not available in this context.");

    /// <summary><see cref="HttpContext.User"/> of <see cref="Context"/>.</summary>
    /// <exception cref="HttpException">No request is being answered.</exception>
    public IPrincipal? User => RequireContext().User;

    /// <summary>The modules of the application.</summary>
    public HttpModuleCollection Modules => _modules ??= new HttpModuleCollection();

    /// <summary>Kept for designers.</summary>
    [Browsable(false)]
    [DesignerSerializationVisibility(DesignerSerializationVisibility.Hidden)]
    public ISite? Site { get; set; }

    /// <summary>For events of derived classes.</summary>
    protected EventHandlerList Events => _events ??= new EventHandlerList();

    internal ApplicationSteps Steps => _steps ??= new ApplicationSteps();

    /// <summary>
    /// Skips the steps that are left but for <see cref="LogRequest"/> and <see cref="EndRequest"/>: the handler too, when a
    /// module calls it. The code that calls it goes on.
    /// </summary>
    /// <exception cref="HttpException">No request is being answered.</exception>
    public void CompleteRequest() => RequireContext().Execution.Run?.Complete();

    /// <summary>For derived classes: called once for each instance, when the modules have added their handlers.</summary>
    public virtual void Init() { }

    /// <summary>For derived classes: called when the host has stopped.</summary>
    public virtual void Dispose()
    {
        _events?.Dispose();
        Disposed?.Invoke(this, EventArgs.Empty);
        GC.SuppressFinalize(this);
    }

    /// <summary>The application belongs to a request.</summary>
    internal void Attach(HttpContext context) => _context = context;

    /// <summary>The application is told about the end of a session.</summary>
    internal void Attach(HttpSessionState session) => _endedSession = session;

    /// <summary>The request was answered, or became a WebSocket: the application no longer belongs to it.</summary>
    internal void Release() => _context = null;

    /// <summary>The host has stopped.</summary>
    internal void End()
    {
        for (int index = 0; index < Modules.Count; index++)
        {
            Modules[index].Dispose();
        }

        Dispose();
    }

    private HttpContext RequireContext() =>
        _context ?? throw new HttpException("Request is not available in this context.");
}

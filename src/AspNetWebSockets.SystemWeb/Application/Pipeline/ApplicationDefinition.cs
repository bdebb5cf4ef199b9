using System.Collections.Concurrent;
using System.Web.SessionState;
using Microsoft.Extensions.Logging;

namespace System.Web;

/// <summary>The application of a host: its class, its modules, and its instances that no request has at the moment.</summary>
/// <remarks>Set up by the thread that builds the host; thread-safe from then on.</remarks>
internal sealed class ApplicationDefinition(ILogger logger)
{
    private readonly ConcurrentBag<HttpApplication> _idle = [];
    private readonly List<ModuleDefinition> _modules = [];
    private Func<HttpApplication> _create = static () => new HttpApplication();
    private NamedMethods? _methods;
    private bool _isUsed;

    /// <summary>Whether a session that begins is told to the application.</summary>
    internal bool HasSessionStart => _methods?.Has("Session", "Start") ?? false;

    /// <summary>What is told that a session is over; <see langword="null"/> when nobody is interested.</summary>
    internal Action<HttpSessionState>? SessionEnded => _methods?.Has("Session", "End") == true ? EndSession : null;

    /// <summary>Sets the class, and calls its <c>Application_Start</c>.</summary>
    internal void SetApplication(Func<HttpApplication> create, NamedMethods methods)
    {
        RequireUnused();
        if (_methods is not null)
        {
            throw new InvalidOperationException(
                "MapHttpApplication was called before: a host has one application class. Call it once; modules are added by MapHttpModule."
            );
        }

        _create = create;
        _methods = methods;
        methods.Call(create(), "Application", "Start");
    }

    internal void AddModule(ModuleDefinition module)
    {
        RequireUnused();
        _modules.Add(module);
    }

    /// <summary>An instance for a request.</summary>
    internal HttpApplication Rent(HttpContext context)
    {
        _isUsed = true;
        if (_idle.TryTake(out HttpApplication? idle))
        {
            idle.Attach(context);
            return idle;
        }

        HttpApplication application = _create();
        application.Attach(context);
        foreach (ModuleDefinition module in _modules)
        {
            application.Modules.Add(module.Name, module.Create());
        }

        for (int index = 0; index < application.Modules.Count; index++)
        {
            application.Modules[index].Init(application);
        }

        _methods?.Hook(application, _modules);
        application.Init();
        return application;
    }

    internal void Return(HttpApplication application)
    {
        application.Release();
        _idle.Add(application);
    }

    internal void StartSession(HttpApplication application) => _methods?.Call(application, "Session", "Start");

    /// <summary>The host has stopped.</summary>
    internal void End()
    {
        _methods?.Call(_create(), "Application", "End");
        while (_idle.TryTake(out HttpApplication? application))
        {
            application.End();
        }
    }

    private void EndSession(HttpSessionState session)
    {
        try
        {
            HttpApplication application = _create();
            application.Attach(session);
            _methods?.Call(application, "Session", "End");
        }
#pragma warning disable CA1031 // Nobody waits for the end of a session; the failure is logged.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.SessionEndFailed(exception);
        }
    }

    private void RequireUnused()
    {
        if (_isUsed)
        {
            throw new InvalidOperationException(
                "The application serves requests already. Call MapHttpApplication and MapHttpModule before the host starts."
            );
        }
    }
}

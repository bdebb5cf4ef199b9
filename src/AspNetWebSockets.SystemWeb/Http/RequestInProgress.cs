using System.Security.Claims;
using System.Web.WebSockets;
using Microsoft.AspNetCore.Http.Features.Authentication;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>What an <see cref="HttpContext"/> has only until its request is answered or becomes a WebSocket.</summary>
internal sealed class RequestInProgress(HttpContext context, CoreContext core)
{
    private HttpApplication? _application;
    private bool _hasApplication;

    internal CoreContext Core => core;

    internal HttpResponse Response { get; } = new(context, core);

    internal WebSocketUpgrade Upgrade { get; } = new(context, core);

    /// <summary>The application; one without modules and events where the request has no other.</summary>
    internal HttpApplication? Application
    {
        get => _hasApplication ? _application : _application ??= new HttpApplication(context);
        set
        {
            _application = value;
            _hasApplication = true;
        }
    }

    /// <summary>What runs for the request.</summary>
    internal RequestExecution Execution => KnownExecution ??= new RequestExecution();

    /// <summary>The same; <see langword="null"/> when nothing has run yet.</summary>
    internal RequestExecution? KnownExecution { get; private set; }

    /// <summary>What <see cref="HttpContext.User"/> was set to, as ASP.NET Core has it.</summary>
    internal ClaimsPrincipal? AssignedUser { get; set; }

    /// <summary>Whether somebody has asked for the user or made one.</summary>
    internal bool HasUser => core.Features.Get<IHttpAuthenticationFeature>()?.User is not null;

    /// <summary>ASP.NET Core's user. Where it made or would make an anonymous one, it is given one like that of 4.x, which holds less.</summary>
    internal ClaimsPrincipal User
    {
        get
        {
            if (!HasUser || IsAnonymousOfAspNetCore(core.User))
            {
                core.User = new AnonymousPrincipal();
            }

            return core.User;
        }
    }

    internal void Detach()
    {
        Response.Detach();
        _application?.Release();
    }

    // Middleware that only looked at the user has made it.
    private bool IsAnonymousOfAspNetCore(ClaimsPrincipal user) =>
        user is not AnonymousPrincipal
        && !ReferenceEquals(user, AssignedUser)
        && user.Identity is { Name: null, IsAuthenticated: false }
        && user.Identities.Count() == 1
        && !user.Claims.Any();
}

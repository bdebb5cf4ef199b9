using System.Security.Claims;
using System.Web.WebSockets;
using Microsoft.AspNetCore.Http.Features.Authentication;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>What an <see cref="HttpContext"/> has only until its request is answered or becomes a WebSocket.</summary>
internal sealed class RequestInProgress(HttpContext context, CoreContext core)
{
    internal CoreContext Core => core;

    internal HttpResponse Response { get; } = new(context, core);

    internal WebSocketUpgrade Upgrade { get; } = new(context, core);

    internal HttpApplication? Application { get; set; } = new(context);

    /// <summary>What <see cref="HttpContext.User"/> was set to, as ASP.NET Core has it.</summary>
    internal ClaimsPrincipal? AssignedUser { get; set; }

    /// <summary>Whether somebody has asked for the user or made one.</summary>
    internal bool HasUser => core.Features.Get<IHttpAuthenticationFeature>()?.User is not null;

    /// <summary>ASP.NET Core's user. Where it would make an anonymous one, it is given one that holds less.</summary>
    internal ClaimsPrincipal User
    {
        get
        {
            if (!HasUser)
            {
                core.User = new AnonymousPrincipal();
            }

            return core.User;
        }
    }

    internal void Detach()
    {
        Response.Detach();
        Application?.Release();
    }
}

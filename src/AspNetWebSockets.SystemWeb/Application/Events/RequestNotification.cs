using System.Diagnostics.CodeAnalysis;

namespace System.Web;

/// <summary>The steps of a request.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.requestnotification"/>.</remarks>
[Flags]
[SuppressMessage("Design", "CA1008", Justification = "The .NET Framework's enumeration has no zero.")]
public enum RequestNotification
{
    /// <summary><see cref="HttpApplication.BeginRequest"/>.</summary>
    BeginRequest = 1,

    /// <summary><see cref="HttpApplication.AuthenticateRequest"/> and the event after it.</summary>
    AuthenticateRequest = 2,

    /// <summary><see cref="HttpApplication.AuthorizeRequest"/> and the event after it.</summary>
    AuthorizeRequest = 4,

    /// <summary><see cref="HttpApplication.ResolveRequestCache"/> and the event after it.</summary>
    ResolveRequestCache = 8,

    /// <summary><see cref="HttpApplication.MapRequestHandler"/> and the event after it.</summary>
    MapRequestHandler = 16,

    /// <summary><see cref="HttpApplication.AcquireRequestState"/> and the event after it.</summary>
    AcquireRequestState = 32,

    /// <summary><see cref="HttpApplication.PreRequestHandlerExecute"/>.</summary>
    PreExecuteRequestHandler = 64,

    /// <summary>The handler runs, and <see cref="HttpApplication.PostRequestHandlerExecute"/>.</summary>
    ExecuteRequestHandler = 128,

    /// <summary><see cref="HttpApplication.ReleaseRequestState"/> and the event after it.</summary>
    ReleaseRequestState = 256,

    /// <summary><see cref="HttpApplication.UpdateRequestCache"/> and the event after it.</summary>
    UpdateRequestCache = 512,

    /// <summary><see cref="HttpApplication.LogRequest"/> and the event after it.</summary>
    LogRequest = 1024,

    /// <summary><see cref="HttpApplication.EndRequest"/>.</summary>
    EndRequest = 2048,

    /// <summary>The answer is sent.</summary>
    SendResponse = 536870912,
}

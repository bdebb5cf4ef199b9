namespace System.Web;

/// <summary>The events, in the order in which a request raises them.</summary>
public partial class HttpApplication
{
    /// <summary>The first event of a request.</summary>
    public event EventHandler? BeginRequest
    {
        add => Steps.Add(ApplicationEvent.BeginRequest, value);
        remove => Steps.Remove(ApplicationEvent.BeginRequest, value);
    }

    /// <summary>The user may be set, as by <c>Context.User</c>. ASP.NET Core has authenticated before if <c>UseAuthentication</c> stands before the application.</summary>
    public event EventHandler? AuthenticateRequest
    {
        add => Steps.Add(ApplicationEvent.AuthenticateRequest, value);
        remove => Steps.Remove(ApplicationEvent.AuthenticateRequest, value);
    }

    /// <summary>The user is known.</summary>
    public event EventHandler? PostAuthenticateRequest
    {
        add => Steps.Add(ApplicationEvent.PostAuthenticateRequest, value);
        remove => Steps.Remove(ApplicationEvent.PostAuthenticateRequest, value);
    }

    /// <summary>The request may be refused. The policies of endpoints are checked by ASP.NET Core where <c>UseAuthorization</c> stands.</summary>
    public event EventHandler? AuthorizeRequest
    {
        add => Steps.Add(ApplicationEvent.AuthorizeRequest, value);
        remove => Steps.Remove(ApplicationEvent.AuthorizeRequest, value);
    }

    /// <summary>The request is allowed.</summary>
    public event EventHandler? PostAuthorizeRequest
    {
        add => Steps.Add(ApplicationEvent.PostAuthorizeRequest, value);
        remove => Steps.Remove(ApplicationEvent.PostAuthorizeRequest, value);
    }

    /// <summary>An answer that was kept may be given.</summary>
    public event EventHandler? ResolveRequestCache
    {
        add => Steps.Add(ApplicationEvent.ResolveRequestCache, value);
        remove => Steps.Remove(ApplicationEvent.ResolveRequestCache, value);
    }

    /// <summary>There was none.</summary>
    public event EventHandler? PostResolveRequestCache
    {
        add => Steps.Add(ApplicationEvent.PostResolveRequestCache, value);
        remove => Steps.Remove(ApplicationEvent.PostResolveRequestCache, value);
    }

    /// <summary>The handler is about to be made; the last event in which <see cref="HttpContext.RemapHandler"/> works.</summary>
    public event EventHandler? MapRequestHandler
    {
        add => Steps.Add(ApplicationEvent.MapRequestHandler, value);
        remove => Steps.Remove(ApplicationEvent.MapRequestHandler, value);
    }

    /// <summary><see cref="HttpContext.Handler"/> is made, if the endpoint is one of <c>MapHttpHandler</c>.</summary>
    public event EventHandler? PostMapRequestHandler
    {
        add => Steps.Add(ApplicationEvent.PostMapRequestHandler, value);
        remove => Steps.Remove(ApplicationEvent.PostMapRequestHandler, value);
    }

    /// <summary><see cref="HttpContext.Session"/> is there, if the handler takes part in sessions.</summary>
    public event EventHandler? AcquireRequestState
    {
        add => Steps.Add(ApplicationEvent.AcquireRequestState, value);
        remove => Steps.Remove(ApplicationEvent.AcquireRequestState, value);
    }

    /// <summary>The same, later.</summary>
    public event EventHandler? PostAcquireRequestState
    {
        add => Steps.Add(ApplicationEvent.PostAcquireRequestState, value);
        remove => Steps.Remove(ApplicationEvent.PostAcquireRequestState, value);
    }

    /// <summary>The last event before the handler.</summary>
    public event EventHandler? PreRequestHandlerExecute
    {
        add => Steps.Add(ApplicationEvent.PreRequestHandlerExecute, value);
        remove => Steps.Remove(ApplicationEvent.PreRequestHandlerExecute, value);
    }

    /// <summary>The handler has ended.</summary>
    public event EventHandler? PostRequestHandlerExecute
    {
        add => Steps.Add(ApplicationEvent.PostRequestHandlerExecute, value);
        remove => Steps.Remove(ApplicationEvent.PostRequestHandlerExecute, value);
    }

    /// <summary>The last event with <see cref="HttpContext.Session"/>.</summary>
    public event EventHandler? ReleaseRequestState
    {
        add => Steps.Add(ApplicationEvent.ReleaseRequestState, value);
        remove => Steps.Remove(ApplicationEvent.ReleaseRequestState, value);
    }

    /// <summary>The session is released.</summary>
    public event EventHandler? PostReleaseRequestState
    {
        add => Steps.Add(ApplicationEvent.PostReleaseRequestState, value);
        remove => Steps.Remove(ApplicationEvent.PostReleaseRequestState, value);
    }

    /// <summary>The answer may be kept.</summary>
    public event EventHandler? UpdateRequestCache
    {
        add => Steps.Add(ApplicationEvent.UpdateRequestCache, value);
        remove => Steps.Remove(ApplicationEvent.UpdateRequestCache, value);
    }

    /// <summary>The same, later.</summary>
    public event EventHandler? PostUpdateRequestCache
    {
        add => Steps.Add(ApplicationEvent.PostUpdateRequestCache, value);
        remove => Steps.Remove(ApplicationEvent.PostUpdateRequestCache, value);
    }

    /// <summary>The request may be logged; raised always.</summary>
    public event EventHandler? LogRequest
    {
        add => Steps.Add(ApplicationEvent.LogRequest, value);
        remove => Steps.Remove(ApplicationEvent.LogRequest, value);
    }

    /// <summary>The same, later.</summary>
    public event EventHandler? PostLogRequest
    {
        add => Steps.Add(ApplicationEvent.PostLogRequest, value);
        remove => Steps.Remove(ApplicationEvent.PostLogRequest, value);
    }

    /// <summary>The last event of a request, raised always; for a WebSocket right before it begins.</summary>
    public event EventHandler? EndRequest
    {
        add => Steps.Add(ApplicationEvent.EndRequest, value);
        remove => Steps.Remove(ApplicationEvent.EndRequest, value);
    }

    /// <summary>The header fields are about to be sent and can be changed for the last time.</summary>
    public event EventHandler? PreSendRequestHeaders
    {
        add => Steps.Add(ApplicationEvent.PreSendRequestHeaders, value);
        remove => Steps.Remove(ApplicationEvent.PreSendRequestHeaders, value);
    }

    /// <summary>The body is about to be sent.</summary>
    public event EventHandler? PreSendRequestContent
    {
        add => Steps.Add(ApplicationEvent.PreSendRequestContent, value);
        remove => Steps.Remove(ApplicationEvent.PreSendRequestContent, value);
    }

    /// <summary>Something has failed: <c>Server.GetLastError()</c>. Unless <c>Server.ClearError()</c> is called, the client is answered with the error.</summary>
    public event EventHandler? Error
    {
        add => Steps.Add(ApplicationEvent.Error, value);
        remove => Steps.Remove(ApplicationEvent.Error, value);
    }
}

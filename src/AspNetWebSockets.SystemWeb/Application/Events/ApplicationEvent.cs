namespace System.Web;

/// <summary>The events of <see cref="HttpApplication"/> in the order in which a request raises them.</summary>
internal enum ApplicationEvent
{
    BeginRequest,
    AuthenticateRequest,
    PostAuthenticateRequest,
    AuthorizeRequest,
    PostAuthorizeRequest,
    ResolveRequestCache,
    PostResolveRequestCache,
    MapRequestHandler,
    PostMapRequestHandler,
    AcquireRequestState,
    PostAcquireRequestState,
    PreRequestHandlerExecute,
    PostRequestHandlerExecute,
    ReleaseRequestState,
    PostReleaseRequestState,
    UpdateRequestCache,
    PostUpdateRequestCache,
    LogRequest,
    PostLogRequest,
    EndRequest,
    PreSendRequestHeaders,
    PreSendRequestContent,
    Error,
}

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>The ways into a site.</summary>
internal enum EntryPointKind
{
    /// <summary><c>IHttpHandler</c>, <c>IHttpAsyncHandler</c> or <c>HttpTaskAsyncHandler</c>.</summary>
    Handler,

    /// <summary>A class that derives from <c>Microsoft.Web.WebSockets.WebSocketHandler</c>.</summary>
    WebSocketHandler,

    /// <summary>A controller of Web API.</summary>
    WebApiController,

    /// <summary>A controller of MVC.</summary>
    MvcController,

    /// <summary><c>IHttpModule</c>.</summary>
    Module,

    /// <summary>The class of <c>Global.asax</c>.</summary>
    Application,

    /// <summary><c>IRouteHandler</c>.</summary>
    RouteHandler,

    /// <summary>A page or control of Web Forms.</summary>
    Page,

    /// <summary>An ASMX service.</summary>
    WebService,

    /// <summary>Any other class that calls <c>AcceptWebSocketRequest</c>.</summary>
    Caller,
}

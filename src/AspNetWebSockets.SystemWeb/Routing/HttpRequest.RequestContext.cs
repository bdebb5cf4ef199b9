using System.Web.Routing;

namespace System.Web;

/// <content>What the route table has read from the request.</content>
public sealed partial class HttpRequest
{
    private RequestContext? _requestContext;

    /// <summary>The request with what its route has read from it; without values when no route of the route table serves it.</summary>
    public RequestContext RequestContext
    {
        get => _requestContext ??= new RequestContext(new HttpContextWrapper(_context), new RouteData());
        set => _requestContext = value;
    }
}

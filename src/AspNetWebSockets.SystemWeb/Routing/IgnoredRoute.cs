namespace System.Web.Routing;

/// <summary>A route whose requests the route table does not serve.</summary>
internal sealed class IgnoredRoute(string url) : Route(url, new StopRoutingHandler())
{
    // An address is never made from what is not served.
    public override VirtualPathData? GetVirtualPath(RequestContext requestContext, RouteValueDictionary? values) =>
        null;
}

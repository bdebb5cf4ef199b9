using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.Routing;

/// <summary>
/// Has ASP.NET Core take the endpoint of the route table for the requests that one of its routes serves. All other
/// requests have no endpoint, so that static files and the rest of the application get them.
/// </summary>
internal sealed class RouteTableMatcherPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    // After the policies of ASP.NET Core, which rule out the other endpoints of the path.
    public override int Order => int.MaxValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(IsRouteTable);

    public Task ApplyAsync(CoreContext httpContext, CandidateSet candidates)
    {
        bool isOther = false;
        for (int i = 0; i < candidates.Count; i++)
        {
            if (!candidates.IsValidCandidate(i))
            {
                continue;
            }

            if (!IsRouteTable(candidates[i].Endpoint))
            {
                isOther = true;
            }
            else if (isOther || !TryMatch(httpContext))
            {
                candidates.SetValidity(i, value: false);
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsRouteTable(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<RouteTableEndpoint>() is not null;

    private static bool TryMatch(CoreContext core)
    {
        RouteData? data = RouteTable.Routes.GetRouteData(new HttpContextWrapper(core.AsSystemWeb()));
        if (data is null or { RouteHandler: StopRoutingHandler or IEndpointRouteHandler })
        {
            return false;
        }

        core.Features.Set(new RouteTableMatch(data));
        return true;
    }
}

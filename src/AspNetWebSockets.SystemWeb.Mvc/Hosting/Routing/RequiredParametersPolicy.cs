using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>Chooses among actions of Web API on one route and method: the one that uses most of what the URL has.</summary>
internal sealed class RequiredParametersPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    // Behind ASP.NET Core's own, which have looked at methods and media types then.
    public override int Order => 100_000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<RequiredParameters>() is not null);

    public Task ApplyAsync(CoreContext httpContext, CandidateSet candidates)
    {
        for (int index = 0; index < candidates.Count; index++)
        {
            if (candidates.IsValidCandidate(index) && !HasAll(httpContext, ref candidates[index]))
            {
                candidates.SetValidity(index, value: false);
            }
        }

        for (int index = 0; index < candidates.Count; index++)
        {
            if (candidates.IsValidCandidate(index) && HasBetter(candidates, index))
            {
                candidates.SetValidity(index, value: false);
            }
        }

        return Task.CompletedTask;
    }

    private static bool HasAll(CoreContext httpContext, ref CandidateState candidate)
    {
        RouteValueDictionary? values = candidate.Values;
        return NamesOf(candidate.Endpoint)
            .All(name => values?.ContainsKey(name) == true || httpContext.Request.Query.ContainsKey(name));
    }

    private static bool HasBetter(CandidateSet candidates, int index)
    {
        ref CandidateState candidate = ref candidates[index];
        int count = NamesOf(candidate.Endpoint).Count;
        for (int other = 0; other < candidates.Count; other++)
        {
            if (
                candidates.IsValidCandidate(other)
                && candidates[other].Score == candidate.Score
                && NamesOf(candidates[other].Endpoint).Count > count
            )
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<string> NamesOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<RequiredParameters>()?.Names ?? [];
}

using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>The options of endpoints with limits of their own. Any thread.</summary>
/// <param name="application">The options of the application.</param>
internal sealed class EndpointLimits(AspNetWebSocketsOptions application)
{
    // One for all connections of an endpoint, made with the first.
    private readonly ConditionalWeakTable<Endpoint, AspNetWebSocketsOptions> _options = [];

    /// <summary>The options of the connections of an endpoint: what its groups say, from the outermost, and last itself.</summary>
    /// <exception cref="OptionsValidationException">A limit is out of its range.</exception>
    public AspNetWebSocketsOptions Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<LimitsMetadata>() is null ? application : _options.GetValue(endpoint, Make);

    private AspNetWebSocketsOptions Make(Endpoint endpoint)
    {
        AspNetWebSocketsOptions options = application.WithLimits(limits =>
        {
            foreach (LimitsMetadata each in endpoint.Metadata.GetOrderedMetadata<LimitsMetadata>())
            {
                each.Configure(limits);
            }
        });
        ValidateOptionsResultBuilder result = new();
        string name = $"WithWebSocketLimits of the endpoint '{endpoint.DisplayName}'";
        ConnectionLimitsValidation.Check(result, name, options.Limits, application.Limits);
        ValidateOptionsResult verdict = result.Build();
        return verdict.Failed
            ? throw new OptionsValidationException(name, typeof(ConnectionLimits), verdict.Failures)
            : options;
    }
}

using AspNetWebSockets;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Says for endpoints what their clients may ask of the server.</summary>
public static class WebSocketLimitsEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Changes the limits of the WebSockets of these endpoints; what it leaves alone is as the group around them says, and
    /// else as <see cref="AspNetWebSocketsOptions.Limits"/> does. A handshake at an endpoint whose limits are out of their
    /// ranges in the end fails with an <see cref="OptionsValidationException"/> that names it.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of endpoints.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="configure">Sets limits. Called at once with the defaults of the library, to check the ranges, and with the first connection of each endpoint with those of the application and the group.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">A limit is out of its range.</exception>
    public static TBuilder WithWebSocketLimits<TBuilder>(this TBuilder builder, Action<ConnectionLimits> configure)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        ConnectionLimits probe = new();
        configure(probe);
        ValidateOptionsResultBuilder result = new();
        ConnectionLimitsValidation.CheckRanges(result, nameof(WithWebSocketLimits), probe);
        ValidateOptionsResult verdict = result.Build();
        return verdict.Failed
            ? throw new OptionsValidationException(
                nameof(WithWebSocketLimits),
                typeof(ConnectionLimits),
                verdict.Failures
            )
            : builder.WithMetadata(new LimitsMetadata(configure));
    }
}

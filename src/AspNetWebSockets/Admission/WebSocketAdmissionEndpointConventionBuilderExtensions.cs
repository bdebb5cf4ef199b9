using AspNetWebSockets;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Says for endpoints how many of their WebSockets may be open.</summary>
public static class WebSocketAdmissionEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Caps the WebSockets that are open on each of these endpoints, whatever
    /// <see cref="WebSocketAdmissionOptions.MaxConnectionsPerPath"/> says. A handshake over the cap is answered with 503.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of endpoints.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="maxConnections">How many; at least 1. <see cref="int.MaxValue"/> for no cap.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConnections"/> is less than 1.</exception>
    public static TBuilder WithMaxWebSocketConnections<TBuilder>(this TBuilder builder, int maxConnections)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConnections, 1);
        return builder.WithMetadata(new MaxConnectionsMetadata(maxConnections));
    }
}

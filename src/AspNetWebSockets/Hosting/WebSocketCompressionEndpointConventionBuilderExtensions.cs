using AspNetWebSockets;
using AspNetWebSockets.Protocol;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Says for endpoints whether the messages of their WebSockets are compressed (permessage-deflate, RFC 7692).</summary>
public static class WebSocketCompressionEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Compresses the messages of these endpoints with clients that can, whatever
    /// <see cref="AspNetWebSocketsOptions.Compression"/> says.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of endpoints.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <param name="configure">Sets context takeover, window sizes, threshold and limits.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static TBuilder WithWebSocketCompression<TBuilder>(
        this TBuilder builder,
        Action<PermessageDeflateOptions>? configure = null
    )
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        PermessageDeflateOptions options = new();
        configure?.Invoke(options);
        return builder.WithMetadata(new CompressionMetadata(options));
    }

    /// <summary>Does not compress the messages of these endpoints, whatever <see cref="AspNetWebSocketsOptions.Compression"/> says.</summary>
    /// <typeparam name="TBuilder">The kind of endpoints.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static TBuilder DisableWebSocketCompression<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithMetadata(new CompressionMetadata(Options: null));
    }
}

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts AspNetWebSockets into the pipeline.</summary>
public static class AspNetWebSocketsApplicationBuilderExtensions
{
    /// <summary>Adds the opening handshake. Place it before everything that may accept a WebSocket: the switch to 101 happens when all that follows has ended.</summary>
    public static IApplicationBuilder UseAspNetWebSockets(this IApplicationBuilder app) =>
        throw new NotImplementedException();
}

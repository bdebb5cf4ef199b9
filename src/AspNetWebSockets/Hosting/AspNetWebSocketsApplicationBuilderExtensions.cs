using AspNetWebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts AspNetWebSockets into the pipeline.</summary>
public static class AspNetWebSocketsApplicationBuilderExtensions
{
    /// <summary>
    /// Adds the opening handshake. Place it before everything that may accept a WebSocket: the switch to 101 happens
    /// when all that follows has ended.
    /// </summary>
    /// <param name="app">The pipeline.</param>
    /// <returns><paramref name="app"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>AddAspNetWebSockets</c> was not called.</exception>
    public static IApplicationBuilder UseAspNetWebSockets(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (
            app.ApplicationServices.GetService<IServiceProviderIsService>()?.IsService(typeof(ConnectionFactory))
            == false
        )
        {
            throw new InvalidOperationException(
                "AspNetWebSockets is not registered. Call builder.Services.AddAspNetWebSockets() before the application is built."
            );
        }

        return app.UseMiddleware<OpeningHandshakeMiddleware>();
    }
}

using AspNetWebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts AspNetWebSockets into the pipeline.</summary>
public static class AspNetWebSocketsApplicationBuilderExtensions
{
    /// <summary>
    /// Adds the opening handshake. Place it before everything that may accept a WebSocket: a classic handler's switch to
    /// 101 happens when all that follows has ended. It takes the place of <c>app.UseWebSockets()</c> as well: what follows
    /// finds <c>HttpContext.WebSockets</c>, and <c>AcceptWebSocketAsync</c> returns a <see cref="ServerWebSocket"/>.
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

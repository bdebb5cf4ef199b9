using System.Globalization;
using AspNetWebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.WebSockets;

/// <summary>What the run of a handler takes from the request and the application when it is accepted.</summary>
/// <param name="Policy">The choices for this kind of handler.</param>
/// <param name="LingerTimeout">How long a client may take to answer the close frame of a stopping host.</param>
/// <param name="TimeProvider">The clock.</param>
/// <param name="Logger">Where the handler's end is reported.</param>
/// <param name="Culture">The culture at the accept; the handler runs with it.</param>
/// <param name="UICulture">The user interface culture at the accept; the handler runs with it.</param>
internal sealed record HandlerSettings(
    HandlerPolicy Policy,
    TimeSpan LingerTimeout,
    TimeProvider TimeProvider,
    ILogger Logger,
    CultureInfo Culture,
    CultureInfo UICulture
)
{
    internal static HandlerSettings Classic(CoreContext core, ILogger logger) =>
        Create(core, logger, options => options.Classic);

    internal static HandlerSettings Mapped(CoreContext core, ILogger logger) =>
        Create(core, logger, options => options.Mapped);

    private static HandlerSettings Create(
        CoreContext core,
        ILogger logger,
        Func<AspNetWebSocketsOptions, HandlerPolicy> policy
    )
    {
        AspNetWebSocketsOptions options = core
            .RequestServices.GetRequiredService<IOptions<AspNetWebSocketsOptions>>()
            .Value;
        return new HandlerSettings(
            policy(options),
            options.LingerTimeout,
            HttpContext.Clock(core),
            logger,
            CultureInfo.CurrentCulture,
            CultureInfo.CurrentUICulture
        );
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using AspNetWebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.WebSockets;

/// <summary>What the run of a handler takes from the request and the application when it is accepted.</summary>
/// <param name="Policy">The choices for this kind of handler.</param>
/// <param name="LingerTimeout">How long a client may take to answer the close frame of a stopping host.</param>
/// <param name="MaxMessageSize">The largest message that the engine lets through. Bytes.</param>
/// <param name="TimeProvider">The clock.</param>
/// <param name="Environment">The application; its log is where the handler's end is reported.</param>
/// <param name="Culture">The culture at the accept; the handler runs with it.</param>
/// <param name="UICulture">The user interface culture at the accept; the handler runs with it.</param>
internal sealed record HandlerSettings(
    HandlerPolicy Policy,
    TimeSpan LingerTimeout,
    long MaxMessageSize,
    TimeProvider TimeProvider,
    ApplicationEnvironment Environment,
    CultureInfo Culture,
    CultureInfo UICulture
)
{
    // Nearly all connections of an application have the same settings: they share the object. It goes with the options.
    private static readonly ConditionalWeakTable<HandlerPolicy, HandlerSettings> LastOfPolicy = [];

    internal static HandlerSettings Classic(CoreContext core) => Create(core, options => options.Classic);

    internal static HandlerSettings Mapped(CoreContext core) => Create(core, options => options.Mapped);

    private static HandlerSettings Create(CoreContext core, Func<AspNetWebSocketsOptions, HandlerPolicy> policy)
    {
        AspNetWebSocketsOptions options = core
            .RequestServices.GetRequiredService<IOptions<AspNetWebSocketsOptions>>()
            .Value;
        HandlerSettings settings = new(
            policy(options),
            options.LingerTimeout,
            options.MaxMessageSize,
            ApplicationEnvironment.Clock(core.RequestServices),
            ApplicationEnvironment.Of(core.RequestServices),
            CultureInfo.CurrentCulture,
            CultureInfo.CurrentUICulture
        );
        if (LastOfPolicy.TryGetValue(settings.Policy, out HandlerSettings? last) && last.IsSame(settings))
        {
            return last;
        }

        LastOfPolicy.AddOrUpdate(settings.Policy, settings);
        return settings;
    }

    // Cultures of one name may differ in what an application has set in them, and compare as equal.
    private bool IsSame(HandlerSettings other) =>
        this == other && ReferenceEquals(Culture, other.Culture) && ReferenceEquals(UICulture, other.UICulture);
}

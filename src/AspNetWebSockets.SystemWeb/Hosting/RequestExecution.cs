using System.Web.SessionState;
using Microsoft.AspNetCore.Http;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>What runs for a request: its handler, within its session, among the events of its application.</summary>
internal sealed class RequestExecution
{
    /// <summary>The events around the handler; <see langword="null"/> without modules and application.</summary>
    internal ApplicationRun? Run { get; set; }

    internal IHttpHandler? Handler { get; set; }

    /// <summary>Whether the handler was chosen instead of that of the endpoint.</summary>
    internal bool IsRemapped { get; set; }

    /// <summary>Whether it is too late to choose another one.</summary>
    internal bool IsMapped { get; private set; }

    internal SessionStateBehavior SessionBehavior { get; set; }

    internal RequestSession? Session { get; private set; }

    /// <summary>Whether it is too late to choose how the request takes part in its session.</summary>
    internal bool IsPastSession { get; private set; }

    /// <summary>Whether the request would take part in a session, but the application has none.</summary>
    internal bool LacksSessions { get; private set; }

    private SessionStateBehavior EffectiveBehavior =>
        SessionBehavior != SessionStateBehavior.Default
            ? SessionBehavior
            : Handler switch
            {
                IReadOnlySessionState => SessionStateBehavior.ReadOnly,
                IRequiresSessionState => SessionStateBehavior.Required,
                _ => SessionStateBehavior.Disabled,
            };

    /// <summary>Makes the handler of the endpoint, if it is one of ours.</summary>
    internal void Map(CoreContext core)
    {
        IsMapped = true;
        Handler ??= core.GetEndpoint()?.Metadata.GetMetadata<HttpHandlerEndpoint>()?.Create(core.RequestServices);
    }

    /// <summary>Waits until the request is let into its session, if it takes part in one and is not in it already.</summary>
    /// <param name="core">The request.</param>
    /// <param name="ended">Told when the session is over.</param>
    /// <returns>Whether the caller has to call <see cref="LeaveSession"/>.</returns>
    internal async Task<bool> EnterSessionAsync(CoreContext core, Action<HttpSessionState>? ended)
    {
        IsPastSession = true;
        IsMapped = true;
        SessionStateBehavior behavior = EffectiveBehavior;
        if (behavior == SessionStateBehavior.Disabled || Session is not null)
        {
            return false;
        }

        Session = await RequestSession
            .EnterAsync(core, alone: behavior == SessionStateBehavior.Required, ended)
            .ConfigureAwait(false);
        LacksSessions = Session is null;
        return Session is not null;
    }

    internal void LeaveSession()
    {
        Session?.Leave();
        Session = null;
    }
}

using System.Web.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.SessionState;

/// <summary>A request's part in its session, from when it was let in until it has ended.</summary>
internal sealed class RequestSession
{
    // What makes ASP.NET Core keep the identifier of the session and send its cookie.
    private const string Mark = "System.Web.SessionState";

    private readonly SessionEntry _entry;
    private readonly bool _alone;
    private ISession? _core;

    private RequestSession(SessionEntry entry, bool isNew, bool alone, ISession core)
    {
        _entry = entry;
        _alone = alone;
        _core = core;
        State = new HttpSessionState(entry, this, isNew, isReadOnly: !alone);
    }

    internal HttpSessionState State { get; }

    /// <summary>Waits until the request is let into its session.</summary>
    /// <param name="core">The request.</param>
    /// <param name="alone">Whether the request may change the session.</param>
    /// <param name="ended">Told when the session is over.</param>
    /// <returns><see langword="null"/> when sessions are not enabled.</returns>
    internal static async Task<RequestSession?> EnterAsync(
        CoreContext core,
        bool alone,
        Action<HttpSessionState>? ended
    )
    {
        if (core.Features.Get<ISessionFeature>()?.Session is not { } session)
        {
            return null;
        }

        await session.LoadAsync(core.RequestAborted).ConfigureAwait(false);
        (SessionEntry entry, bool isNew) = SessionStore.Join(session.Id, () => Create(session.Id, core, ended));
        try
        {
            await entry.Gate.EnterAsync(alone, core.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            entry.Part();
            throw;
        }

        return new RequestSession(entry, isNew, alone, session);
    }

    /// <summary>The session is used: it is kept, and the client is told its identifier.</summary>
    internal void Keep()
    {
        if (_core is { } core && !core.TryGetValue(Mark, out _))
        {
            core.Set(Mark, [1]);
        }

        _entry.IsKept = true;
    }

    internal void Leave()
    {
        _core = null;
        _entry.Gate.Leave(_alone);
        _entry.Part();
    }

    private static SessionEntry Create(string id, CoreContext core, Action<HttpSessionState>? ended) =>
        new(
            id,
            core.RequestServices.GetRequiredService<IOptions<SessionOptions>>().Value.IdleTimeout,
            ApplicationEnvironment.Clock(core.RequestServices),
            entry =>
            {
                SessionStore.Remove(entry);
                if (entry.IsKept)
                {
                    ended?.Invoke(new HttpSessionState(entry, request: null, isNewSession: false, isReadOnly: false));
                }
            }
        );
}

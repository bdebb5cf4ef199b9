using System.Security.Claims;

namespace AspNetWebSockets;

// Who is on the connection, and until when.
public sealed partial class WebSocketConnection
{
    /// <summary>What is remembered of the request, where an option needs it. Set once, by <see cref="ActiveConnections"/>.</summary>
    internal AdmittedConnection? Admitted { get; set; }

    /// <summary>When the credential expires; <see langword="null"/> for never.</summary>
    internal DateTimeOffset? CredentialExpiresAt
    {
        get
        {
            lock (Gate)
            {
                return Admitted?.ExpiresAt;
            }
        }
    }

    /// <summary>From now on the connection ends when its credential expires. Called once, when it can be ended.</summary>
    internal void WatchCredential()
    {
        if (Admitted?.ExpiresAt is not null)
        {
            ScheduleDeadline();
        }
    }

    /// <summary>See <see cref="WebSocketCredentialExtensions.RefreshCredential"/>.</summary>
    internal bool RefreshCredential(ClaimsPrincipal user, DateTimeOffset? expiresAt)
    {
        if (Admitted is not { } admitted)
        {
            throw new InvalidOperationException(
                "Nothing is known of the credential of this WebSocket. Set options.Identity.CloseOnExpiry = true in AddAspNetWebSockets, or TrackConnections, or a cap."
            );
        }

        string key =
            _options.Identity.UserKey(user)
            ?? throw new ArgumentException(
                "The principal is nobody: it is not authenticated, or options.Identity.UserKey finds no key in it. Show one that the application has authenticated.",
                nameof(user)
            );
        if (!admitted.TryBecome(key))
        {
            return false;
        }

        lock (Gate)
        {
            if (EndCause != ConnectionEndCause.None || _failure is not null)
            {
                return false;
            }

            admitted.ExpiresAt = expiresAt;
        }

        ScheduleDeadline();
        return true;
    }

    /// <summary>Under the lock: when the credential expires, by the clock of all deadlines.</summary>
    private TimeSpan? CredentialDeadline => Admitted?.ExpiresAt is { } moment ? _scheduler.At(moment) : null;

    /// <summary>Under the lock: whether the credential has expired, which it does once. The caller ends the connection outside of the lock.</summary>
    private bool TakeExpiry(TimeSpan now)
    {
        if (CredentialDeadline is not { } deadline || deadline > now)
        {
            return false;
        }

        Admitted!.ExpiresAt = null;
        _ = TrySetEndCause(ConnectionEndCause.Expired);
        return true;
    }

    private void EndExpired()
    {
        Log.CredentialExpired(_logger, Id, (int)_options.Identity.ExpiredCloseStatus);
        EndByServer(
            ConnectionEndCause.Expired,
            _options.Identity.ExpiredCloseStatus,
            _options.Identity.ExpiredCloseReason
        );
    }
}

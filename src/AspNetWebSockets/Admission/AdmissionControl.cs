using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>Counts the open connections and refuses those over a cap. Any thread.</summary>
internal sealed class AdmissionControl(
    IOptions<AspNetWebSocketsOptions> options,
    TimeProvider timeProvider,
    WebSocketMetrics metrics,
    ILogger<WebSocketConnection> logger
)
{
    private readonly WebSocketAdmissionOptions _caps = options.Value.Admission;
    private readonly WebSocketIdentityOptions _identity = options.Value.Identity;
    private readonly Lock _gate = new();
    private readonly LiveCounts<object> _paths = new();
    private readonly LiveCounts<string> _users = new(StringComparer.Ordinal);
    private readonly LiveCounts<ClientAddress> _addresses = new();
    private int _count;

    /// <summary>How many places are taken: by open connections, and by those that are being opened.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>How many entries there are to count by; as many as the open connections need.</summary>
    internal int Keys
    {
        get
        {
            lock (_gate)
            {
                return _paths.Keys + _users.Keys + _addresses.Keys;
            }
        }
    }

    /// <summary>Takes a place for the connection that a request becomes; to be given back by <see cref="AdmittedConnection.Release"/>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="subProtocol">The sub-protocol agreed on.</param>
    /// <param name="admitted">What was taken; <see langword="null"/> where nothing is counted or remembered.</param>
    /// <returns>The answer where there is no place; otherwise <see langword="null"/>.</returns>
    public OpeningHandshakeFailure? Admit(HttpContext context, string? subProtocol, out AdmittedConnection? admitted)
    {
        int? ofEndpoint = context.GetEndpoint()?.Metadata.GetMetadata<MaxConnectionsMetadata>()?.MaxConnections;
        admitted = null;
        if (ofEndpoint is null && !_caps.HasCap && !_identity.NeedsConnections)
        {
            return null;
        }

        AdmittedConnection connection = new(
            this,
            context,
            _identity,
            subProtocol,
            countsOnPath: (ofEndpoint ?? _caps.MaxConnectionsPerPath) is not null,
            timeProvider.GetUtcNow()
        );
        AdmissionCap? full;
        lock (_gate)
        {
            full = FullFor(connection, ofEndpoint);
            if (full is null)
            {
                Add(connection);
            }
        }

        if (full is not null)
        {
            Log.OverCap(logger, full.StatusCode, full.Option, connection.Address);
            metrics.RejectedHandshake(full.MetricReason, full.StatusCode);
            return full.Refusal(_caps.RetryAfter);
        }

        admitted = connection;
        return null;
    }

    /// <summary>See <see cref="AdmittedConnection.TryBecome"/>.</summary>
    public bool TryBecome(AdmittedConnection connection, string user)
    {
        lock (_gate)
        {
            if (connection.IsReleased)
            {
                return false;
            }

            if (connection.User is { } present)
            {
                return string.Equals(present, user, StringComparison.Ordinal)
                    ? true
                    : throw new InvalidOperationException(
                        "The credential is another user's. A WebSocket stays with the user who has opened it: close it, and let the other one open a WebSocket."
                    );
            }

            if (_caps.MaxConnectionsPerUser is { } cap && !_users.HasRoom(user, cap))
            {
                return false;
            }

            connection.User = user;
            AddUser(connection);
            return true;
        }
    }

    /// <summary>See <see cref="AdmittedConnection.Release"/>.</summary>
    public void Release(AdmittedConnection connection)
    {
        lock (_gate)
        {
            if (connection.IsReleased)
            {
                return;
            }

            connection.IsReleased = true;
            _count--;
            if (connection.CountedPath is { } path)
            {
                _paths.Remove(path);
            }

            if (_caps.MaxConnectionsPerUser is not null && connection.User is { } user)
            {
                _users.Remove(user);
            }

            if (_caps.MaxConnectionsPerAddress is not null && connection.Address.IsKnown)
            {
                _addresses.Remove(connection.Address.Network(_caps.IPv6PrefixLength));
            }
        }
    }

    // What says least about the others comes first: a client that fills its own share is told so.
    private AdmissionCap? FullFor(AdmittedConnection connection, int? ofEndpoint) =>
        _caps.MaxConnectionsPerAddress is { } ofAddress
        && connection.Address.IsKnown
        && !_addresses.HasRoom(connection.Address.Network(_caps.IPv6PrefixLength), ofAddress)
            ? AdmissionCap.Address
        : _caps.MaxConnectionsPerUser is { } ofUser && connection.User is { } user && !_users.HasRoom(user, ofUser)
            ? AdmissionCap.User
        : (ofEndpoint ?? _caps.MaxConnectionsPerPath) is { } ofPath
        && connection.CountedPath is { } path
        && !_paths.HasRoom(path, ofPath)
            ? ofEndpoint is null ? AdmissionCap.Path
                : AdmissionCap.Endpoint
        : _count >= _caps.MaxConnections ? AdmissionCap.Server
        : null;

    private void Add(AdmittedConnection connection)
    {
        _count++;
        if (connection.CountedPath is { } path)
        {
            _paths.Add(path);
        }

        AddUser(connection);
        if (_caps.MaxConnectionsPerAddress is not null && connection.Address.IsKnown)
        {
            _addresses.Add(connection.Address.Network(_caps.IPv6PrefixLength));
        }
    }

    private void AddUser(AdmittedConnection connection)
    {
        if (_caps.MaxConnectionsPerUser is not null && connection.User is { } user)
        {
            _users.Add(user);
        }
    }
}

using AspNetWebSockets.Protocol;

namespace System.Web.WebSockets;

/// <summary>What <c>AcceptWebSocketRequest</c> checks and answers.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.websockets.aspnetwebsocketoptions"/>.</remarks>
public sealed class AspNetWebSocketOptions
{
    private string? _subProtocol;

    /// <summary>
    /// Whether only pages of the request's own scheme, host and port may connect; others, and clients that send no
    /// <c>Origin</c>, are answered with 403 (RFC 6455 section 10.2).
    /// </summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool RequireSameOrigin { get; set; }

    /// <summary>The sub-protocol to answer with (RFC 6455 section 1.9), one that the client offers; <see langword="null"/> for none.</summary>
    /// <value>Default <see langword="null"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no token (RFC 2616 section 2.2): it is empty, or has a character outside U+0021 to U+007E or a separator.</exception>
    public string? SubProtocol
    {
        get => _subProtocol;
        set
        {
            if (value is not null && !HttpToken.IsToken(value))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "A sub-protocol is a token: one or more visible ASCII characters without ( ) < > @ , ; : \\ \" / [ ] ? = { }. Use null for no sub-protocol."
                );
            }

            _subProtocol = value;
        }
    }
}

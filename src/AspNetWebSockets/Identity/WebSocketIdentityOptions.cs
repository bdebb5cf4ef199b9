using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets;

/// <summary>Who is on a WebSocket, and until when: what the application's authentication has found out about the request that opened it. See docs/identity.md.</summary>
public sealed class WebSocketIdentityOptions
{
    /// <summary>
    /// What tells the users apart, for <see cref="WebSocketAdmissionOptions.MaxConnectionsPerUser"/>,
    /// <see cref="IWebSocketConnections.CloseUserAsync"/> and
    /// <see cref="WebSocketCredentialExtensions.RefreshCredential"/>: a key of a principal, or <see langword="null"/> for
    /// nobody. Keys are compared by ordinal. With more than one issuer put the issuer into the key.
    /// </summary>
    /// <value>Default: of an authenticated principal the claim <see cref="ClaimTypes.NameIdentifier"/>, else <c>sub</c>, else the name.</value>
    public Func<ClaimsPrincipal, string?> UserKey { get; set; } = UserIdentity.DefaultKey;

    /// <summary>
    /// Whether a WebSocket is closed when the credential that opened it expires, unless the application has shown a new
    /// one by <see cref="WebSocketCredentialExtensions.RefreshCredential"/>. It says
    /// <see cref="ExpiredCloseStatus"/>, and is cut when the client does not answer within
    /// <see cref="AspNetWebSocketsOptions.LingerTimeout"/>.
    /// </summary>
    /// <value>Default <see langword="false"/>: a WebSocket may live longer than its credential.</value>
    public bool CloseOnExpiry { get; set; }

    /// <summary>When the credential of a request expires; <see langword="null"/> for never. Asked once, when the request is accepted, if <see cref="CloseOnExpiry"/> is set.</summary>
    /// <value>
    /// Default: <c>ExpiresUtc</c> of the ticket that the authentication of ASP.NET Core has read
    /// (<c>IAuthenticateResultFeature</c>), else the claim <c>exp</c> of the user (RFC 7519 section 4.1.4). A claim that
    /// cannot be read has expired.
    /// </value>
    public Func<HttpContext, DateTimeOffset?> Expiry { get; set; } = CredentialExpiry.Default;

    /// <summary>The close code that tells a client that its credential has expired.</summary>
    /// <value>From 3000 to 4999. Default 3000, <c>Unauthorized</c> in IANA's registry of close codes.</value>
    public WebSocketCloseStatus ExpiredCloseStatus { get; set; } = (WebSocketCloseStatus)3000;

    /// <summary>The reason beside <see cref="ExpiredCloseStatus"/>.</summary>
    /// <value>At most 123 bytes in UTF-8. Default <c>The credential has expired.</c></value>
    public string ExpiredCloseReason { get; set; } = "The credential has expired.";

    /// <summary>
    /// Whether <see cref="IWebSocketConnections"/> knows path, user and address of each connection, so that it can list
    /// them and end those of a user. It costs about 100 bytes for each connection, and its texts.
    /// </summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool TrackConnections { get; set; }

    /// <summary>Whether anything of the request has to be remembered.</summary>
    internal bool NeedsConnections => CloseOnExpiry || TrackConnections;
}

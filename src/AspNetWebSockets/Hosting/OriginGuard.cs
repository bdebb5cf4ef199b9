using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace AspNetWebSockets;

/// <summary>Applies <see cref="AspNetWebSocketsOptions.AllowedOrigins"/> to requests, and says in words what is wrong with one: to the client, the log and the metrics.</summary>
internal sealed class OriginGuard(IOptions<AspNetWebSocketsOptions> options, HandshakeRefusals refusals)
{
    private const string Option = $"{nameof(AspNetWebSocketsOptions)}.{nameof(AspNetWebSocketsOptions.AllowedOrigins)}";

    private readonly OriginPolicy _policy = new(options.Value.AllowedOrigins);

    /// <summary>Why a request is refused with 403, or <see langword="null"/> when it may connect.</summary>
    public OpeningHandshakeFailure? Check(HttpRequest request)
    {
        OpeningHandshakeFailure? refusal = Judge(request);
        if (refusal is not null)
        {
            refusals.Record(refusal, RejectionReason.Origin);
        }

        return refusal;
    }

    private OpeningHandshakeFailure? Judge(HttpRequest request)
    {
        StringValues origins = request.Headers.Origin;
        return _policy.Check(request.Scheme, request.Host.Value, origins) switch
        {
            OriginVerdict.Foreign => Forbidden(
                $"A page of {origins} may not open a WebSocket of {request.Scheme}://{request.Host.Value}: "
                    + $"it is another origin, and not one of {Option}. To allow it, add \"{origins}\" there. "
                    + "If it is this server's own address as browsers see it, a proxy in between hides that: "
                    + "forward scheme and host, and put app.UseForwardedHeaders() before app.UseAspNetWebSockets()."
            ),
            OriginVerdict.Opaque => Forbidden(
                "A page that hides its origin (\"Origin: null\": a file, a sandboxed frame) may not open a WebSocket here. "
                    + $"To allow it, add \"*\" to {Option}, which allows every page."
            ),
            OriginVerdict.Malformed => Forbidden(
                "The header \"Origin\" must be one origin, scheme://host or scheme://host:port, or be absent; "
                    + $"only with \"*\" in {Option} anything else is accepted."
            ),
            _ => null,
        };
    }

    private static OpeningHandshakeFailure Forbidden(string reason) => new(StatusCodes.Status403Forbidden, reason);
}

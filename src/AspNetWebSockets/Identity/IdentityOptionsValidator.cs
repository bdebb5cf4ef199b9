using System.Text;
using AspNetWebSockets.Protocol;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>Checks what <see cref="WebSocketIdentityOptions"/> was given when the host starts.</summary>
internal sealed class IdentityOptionsValidator : IValidateOptions<AspNetWebSocketsOptions>
{
    private const string Options = nameof(AspNetWebSocketsOptions.Identity);

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, AspNetWebSocketsOptions options)
    {
        WebSocketIdentityOptions identity = options.Identity;
        ValidateOptionsResultBuilder result = new();
        if (identity.UserKey is null)
        {
            result.AddError("must be a function, but is null.", $"{Options}.{nameof(identity.UserKey)}");
        }

        if (identity.Expiry is null)
        {
            result.AddError("must be a function, but is null.", $"{Options}.{nameof(identity.Expiry)}");
        }

        if ((int)identity.ExpiredCloseStatus is < 3000 or > 4999)
        {
            result.AddError(
                $"must be from 3000 to 4999 (RFC 6455 section 7.4.2), but is {(int)identity.ExpiredCloseStatus}.",
                $"{Options}.{nameof(identity.ExpiredCloseStatus)}"
            );
        }

        if (
            identity.ExpiredCloseReason is null
            || Encoding.UTF8.GetByteCount(identity.ExpiredCloseReason) > ClosePayload.MaxReasonLength
        )
        {
            result.AddError(
                $"must be a text of at most {ClosePayload.MaxReasonLength} bytes in UTF-8.",
                $"{Options}.{nameof(identity.ExpiredCloseReason)}"
            );
        }

        return result.Build();
    }
}

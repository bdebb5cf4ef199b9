using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>Checks the ranges given in <see cref="WebSocketAdmissionOptions"/> when the host starts.</summary>
internal sealed class AdmissionOptionsValidator : IValidateOptions<AspNetWebSocketsOptions>
{
    private const string Options = nameof(AspNetWebSocketsOptions.Admission);

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, AspNetWebSocketsOptions options)
    {
        WebSocketAdmissionOptions admission = options.Admission;
        ValidateOptionsResultBuilder result = new();
        Cap(result, nameof(admission.MaxConnections), admission.MaxConnections);
        Cap(result, nameof(admission.MaxConnectionsPerPath), admission.MaxConnectionsPerPath);
        Cap(result, nameof(admission.MaxConnectionsPerUser), admission.MaxConnectionsPerUser);
        Cap(result, nameof(admission.MaxConnectionsPerAddress), admission.MaxConnectionsPerAddress);
        if (admission.IPv6PrefixLength is < 1 or > 128)
        {
            result.AddError(
                $"must be from 1 to 128 bits, but is {admission.IPv6PrefixLength}.",
                $"{Options}.{nameof(admission.IPv6PrefixLength)}"
            );
        }

        if (admission.RetryAfter < TimeSpan.FromSeconds(1) || admission.RetryAfter > TimeSpan.FromDays(1))
        {
            result.AddError(
                $"must be from 1 second to 1 day, but is {admission.RetryAfter}.",
                $"{Options}.{nameof(admission.RetryAfter)}"
            );
        }

        return result.Build();
    }

    private static void Cap(ValidateOptionsResultBuilder result, string property, int? value)
    {
        if (value < 1)
        {
            result.AddError(
                $"must be at least 1 connection, or null for no cap, but is {value}.",
                $"{Options}.{property}"
            );
        }
    }
}

using System.Text;
using AspNetWebSockets.Protocol;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>The ranges of <see cref="WebSocketDrainOptions"/>.</summary>
internal static class DrainOptionsRules
{
    // What follows a close frame's code.
    private const int LongestReason = ClosePayload.MaxLength - sizeof(ushort);

    // So that the last ones that are told have time to answer.
    private static readonly TimeSpan LeastToAnswer = TimeSpan.FromSeconds(1);

    public static void Check(ValidateOptionsResultBuilder result, WebSocketDrainOptions options)
    {
        Range(result, nameof(options.ReadinessDelay), options.ReadinessDelay, TimeSpan.Zero, TimeSpan.FromHours(1));
        Range(result, nameof(options.Time), options.Time, TimeSpan.Zero, TimeSpan.FromHours(1));
        TimeSpan leastDeadline = options.Time + LeastToAnswer;
        Range(result, nameof(options.Deadline), options.Deadline, leastDeadline, TimeSpan.FromDays(1));
        Range(result, nameof(options.RetryAfter), options.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        if (Encoding.UTF8.GetByteCount(options.Reason) is > LongestReason and int length)
        {
            result.AddError(
                $"must have at most {LongestReason} bytes in UTF-8, but has {length}.",
                NameOf(nameof(options.Reason))
            );
        }
    }

    private static void Range(
        ValidateOptionsResultBuilder result,
        string property,
        TimeSpan value,
        TimeSpan least,
        TimeSpan most
    )
    {
        if (value < least || value > most)
        {
            result.AddError($"must be from {least} to {most}, but is {value}.", NameOf(property));
        }
    }

    private static string NameOf(string property) => $"{nameof(AspNetWebSocketsOptions.Drain)}.{property}";
}

using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Web.WebSockets;

/// <summary>A message of the client is over <see cref="WebSocketHandler.MaxIncomingMessageSize"/>: the client's fault, which the log tells from the application's.</summary>
/// <param name="maxSize">The limit. Bytes.</param>
[SuppressMessage(
    "Design",
    "CA1064",
    Justification = "Applications see it as InvalidOperationException, as in the original."
)]
[SuppressMessage("Design", "CA1032", Justification = "Thrown in one place.")]
internal sealed class IncomingMessageTooLongException(int maxSize)
    : InvalidOperationException(
        $"A message of the client is longer than WebSocketHandler.MaxIncomingMessageSize, which is {maxSize} bytes. Raise it, and AspNetWebSocketsOptions.MaxMessageSize with it, or have clients send smaller messages."
    );

using System.Net.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Turns the exception of a table entry back into the entry, so that a failing cell names what came instead.</summary>
internal static class OutcomeReader
{
    public static Outcome Of(Exception error) =>
        error switch
        {
            ObjectDisposedException disposed when disposed.ObjectName is "System.Web.WebSockets.AspNetWebSocket" =>
                Outcome.Disposed,
            InvalidOperationException invalid => OfText(invalid.Message),
            WebSocketException { WebSocketErrorCode: WebSocketError.InvalidState } => Outcome.InvalidState,
            NotSupportedException => Outcome.NotSupported,
            _ => throw new ArgumentException($"No table entry: {error}", nameof(error)),
        };

    // The first sentence is the .NET Framework's resource text, to the letter.
    private static Outcome OfText(string message) =>
        message switch
        {
            _ when message.StartsWith("A send operation is already in progress. ", StringComparison.Ordinal) =>
                Outcome.SendInProgress,
            _ when message.StartsWith(
                    "A close frame has already been sent to the remote endpoint. ",
                    StringComparison.Ordinal
                ) => Outcome.CloseAlreadySent,
            _ when message.StartsWith("A receive operation is already in progress. ", StringComparison.Ordinal) =>
                Outcome.ReceiveInProgress,
            _ when message.StartsWith(
                    "A close frame has already been received from the remote endpoint. ",
                    StringComparison.Ordinal
                ) => Outcome.CloseAlreadyReceived,
            _ => throw new ArgumentException($"No resource text: {message}", nameof(message)),
        };
}

using System.Net.WebSockets;

namespace System.Web.WebSockets;

/// <summary>The exceptions of the state rules: the .NET Framework's type and text, and a sentence on what to do.</summary>
internal static class SocketErrors
{
    public static ObjectDisposedException Disposed() =>
        new(
            typeof(AspNetWebSocket).FullName,
            "Cannot access a disposed AspNetWebSocket: its handler has ended. Remove the socket from lists that outlive the handler, for instance when this exception is caught."
        );

    public static WebSocketException Aborted() =>
        new(
            WebSocketError.InvalidState,
            "The WebSocket has been aborted, by Abort, a cancelled token, a time-out or a lost connection. Leave the handler; only Abort and the properties may still be used."
        );

    public static InvalidOperationException SendInProgress() =>
        new(
            "A send operation is already in progress. Await the task of the earlier SendAsync, CloseAsync or CloseOutputAsync before sending again; let senders on several threads take turns."
        );

    public static InvalidOperationException CloseAlreadySent() =>
        new(
            "A close frame has already been sent to the remote endpoint. Send nothing after CloseAsync or CloseOutputAsync; receive until the client's close frame comes."
        );

    public static InvalidOperationException ReceiveInProgress() =>
        new(
            "A receive operation is already in progress. Await the task of the earlier ReceiveAsync or CloseAsync first; to close while receiving, call CloseOutputAsync and go on receiving."
        );

    public static InvalidOperationException CloseAlreadyReceived() =>
        new(
            "A close frame has already been received from the remote endpoint. End the receive loop when a result has MessageType Close, and answer with CloseAsync or CloseOutputAsync."
        );

    public static NotSupportedException NotDisposable() =>
        new(
            "An AspNetWebSocket cannot be disposed because applications do not control the lifetime of it. Remove the using statement; call CloseAsync or Abort, or return from the handler."
        );

    public static WebSocketException DataInsteadOfClose(WebSocketMessageType received, long drainLimit) =>
        new(
            WebSocketError.InvalidMessageType,
            drainLimit == 0
                ? $"CloseAsync was waiting for the client's close frame but received {received} data, so the WebSocket was aborted. Call CloseOutputAsync and receive until the close frame if the client may still be sending, or allow data to be discarded with HandlerPolicy.CloseDrainLimit."
                : $"CloseAsync was waiting for the client's close frame but received more {received} data than the {drainLimit} bytes that HandlerPolicy.CloseDrainLimit allows to be discarded, so the WebSocket was aborted. Call CloseOutputAsync and receive until the close frame, or raise the limit."
        );
}

using System.Net.WebSockets;

namespace System.Web.WebSockets;

/// <summary>The close frame of a server that ends the connection, while it waits for a send of the application to end.</summary>
/// <param name="Status">Its code.</param>
/// <param name="Reason">Its reason.</param>
/// <param name="Sent">Ends with the send of the close frame; never, when that is not sent any more.</param>
internal sealed record PendingClose(WebSocketCloseStatus Status, string Reason, TaskCompletionSource Sent);

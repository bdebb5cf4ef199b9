namespace AspNetWebSockets.Interop.Tests.DemoPage;

/// <summary>The cases of the page, in the order of its buttons.</summary>
internal static class DemoCases
{
    private const string Browser = "this browser’s WebSocket";
    private const string Raw = "raw TCP client: no browser does this";
    private const string ReceivePending = "A receive operation is already in progress.";
    private const string CloseSent = "A close frame has already been sent to the remote endpoint.";

    private static readonly string[] ServerEndsTcp = ["server FIN"];
    private static readonly string[] BrowserStates = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];
    private static readonly string[] ServerClosesStates = ["Open", "CloseSent", "Closed"];

    public static IReadOnlyList<DemoCase> All { get; } =
    [
        new(
            "client-closes",
            Browser,
            ["client Close 1000 client is done", "server Close 1000 client is done"],
            ServerEndsTcp,
            BrowserStates,
            ["Open", "CloseReceived", "Closed"],
            [],
            "both close frames passed. The server ended TCP first.",
            "CLOSED, code 1000 “client is done”, wasClean true",
            "Closed, CloseStatus 1000 “client is done”"
        ),
        new(
            "close-async",
            Browser,
            ["server Close 1000 server is done", "client Close 1000 server is done"],
            ServerEndsTcp,
            BrowserStates,
            ServerClosesStates,
            [],
            "both close frames passed. The server ended TCP first.",
            "CLOSED, code 1000 “server is done”, wasClean true",
            "Closed, CloseStatus 1000 “server is done”"
        ),
        new(
            "close-output",
            Browser,
            ["server Close 1000 last word", "client Text row 1", "client Text row 2", "client Close 1000 last word"],
            ServerEndsTcp,
            BrowserStates,
            ServerClosesStates,
            [],
            "both close frames passed. The server ended TCP first.",
            "CLOSED, code 1000 “last word”, wasClean true",
            "Closed, CloseStatus 1000 “last word”"
        ),
        new(
            "both-at-once",
            Browser,
            ["server Close 1000 server is done", "client Close 4000 client closes"],
            ServerEndsTcp,
            BrowserStates,
            ServerClosesStates,
            [],
            "both close frames passed. The server ended TCP first.",
            "CLOSED, code 1000 “server is done”, wasClean true",
            "Closed, CloseStatus 4000 “client closes”"
        ),
        new(
            "never-answers",
            Raw,
            ["server Close 1000 server is done"],
            ["server RST"],
            ["CONNECTING", "OPEN", "CLOSED"],
            ["Open", "CloseSent", "Aborted"],
            ["WebSocketException: "],
            "The bound fired: no close frame came within 3 s, so CloseAsync threw WebSocketException and the socket was aborted.",
            "CLOSED, TCP: ConnectionReset",
            "Aborted, CloseStatus null"
        ),
        new(
            "client-vanishes",
            Raw,
            ["client Text still here"],
            ["client RST"],
            ["CONNECTING", "OPEN", "GONE"],
            ["Open", "Aborted"],
            ["WebSocketException: "],
            "No close frame came: ReceiveAsync threw WebSocketException",
            "GONE, left without a word",
            "Aborted, CloseStatus null"
        ),
        new(
            "misuse",
            Browser,
            ["server Text refused", "server Close 1000 right", "client Close 1000 right"],
            ServerEndsTcp,
            BrowserStates,
            ServerClosesStates,
            [$"InvalidOperationException: {ReceivePending}", $"InvalidOperationException: {CloseSent}"],
            "2 calls refused with an exception, the socket unharmed, the close clean.",
            "CLOSED, code 1000 “right”, wasClean true",
            "Closed, CloseStatus 1000 “right”"
        ),
    ];
}

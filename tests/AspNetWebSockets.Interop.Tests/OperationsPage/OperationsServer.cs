using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.OperationsPage;

/// <summary><c>samples/Operations</c> as a process of its own, and clients of its echo.</summary>
internal sealed class OperationsServer : IDisposable
{
    private readonly ServerProcess _process;
    private readonly List<ClientWebSocket> _clients = [];

    private OperationsServer(ServerProcess process, Uri page) => (_process, Page) = (process, page);

    /// <summary>Where the page is.</summary>
    public Uri Page { get; }

    public Uri Echo => new UriBuilder(new Uri(Page, "/echo")) { Scheme = "ws" }.Uri;

    public static async Task<OperationsServer> StartAsync(CancellationToken cancellationToken)
    {
        const string Start = "The page is ready. Open ";
        ServerProcess process = new("Operations", "--urls", "http://127.0.0.1:0");
        string ready = await process.OutputLineAsync(cancellationToken) ?? await process.ErrorsAsync(cancellationToken);
        ready.ShouldStartWith(Start);
        return new OperationsServer(process, new Uri(ready[Start.Length..].Split(' ')[0]));
    }

    public async Task<ClientWebSocket> ConnectAsync(CancellationToken cancellationToken)
    {
        ClientWebSocket client = new();
        _clients.Add(client);
        await client.ConnectAsync(Echo, cancellationToken).WaitAsync(Bound.Event, cancellationToken);
        return client;
    }

    /// <summary>Receives until the server's close frame, and answers it.</summary>
    public static async Task<WebSocketCloseStatus?> CloseStatusAsync(
        ClientWebSocket client,
        CancellationToken cancellationToken
    )
    {
        byte[] buffer = new byte[1024];
        while (
            (await client.ReceiveAsync(buffer, cancellationToken).WaitAsync(Bound.Event, cancellationToken)).MessageType
            != WebSocketMessageType.Close
        ) { }

        await client
            .CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)
            .WaitAsync(Bound.Event, cancellationToken);
        return client.CloseStatus;
    }

    public void Dispose()
    {
        _clients.ForEach(static client => client.Dispose());
        _process.Dispose();
    }
}

using System.Net.Sockets;
using System.Net.WebSockets;

namespace AspNetWebSockets.Interop.Tests.Wire;

/// <summary>A <see cref="ClientWebSocket"/> whose frames are watched on the wire.</summary>
internal sealed class WatchedClient : IDisposable
{
    private readonly HttpMessageInvoker _invoker;

    public WatchedClient() =>
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = ConnectAsync });

    public ClientWebSocket Socket { get; } = new();
    public FrameWatcher FromServer { get; } = new();
    public FrameWatcher FromClient { get; } = new();

    public Task ConnectAsync(Uri url, CancellationToken cancellationToken) =>
        Socket.ConnectAsync(url, _invoker, cancellationToken);

    public void Dispose()
    {
        Socket.Dispose();
        _invoker.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        Socket tcp = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await tcp.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new WatchedStream(new NetworkStream(tcp, ownsSocket: true), FromServer, FromClient);
    }
}

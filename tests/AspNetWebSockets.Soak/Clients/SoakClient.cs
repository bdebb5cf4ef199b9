using System.Net.Sockets;
using System.Net.WebSockets;

namespace AspNetWebSockets.Soak;

/// <summary>One place among the clients: whoever has it connects, does what its kind does, and comes again.</summary>
/// <param name="tally">Is told what happens.</param>
/// <param name="port">The server's.</param>
/// <param name="random">Its own.</param>
internal abstract class SoakClient(Tally tally, int port, Random random)
{
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(1);

    protected Tally Tally { get; } = tally;

    protected int Port { get; } = port;

    protected Random Random { get; } = random;

    /// <summary>What the report calls it.</summary>
    protected abstract string Name { get; }

    /// <summary>Goes on until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await LiveAsync(stop);
                Tally.Count(Name);
            }
            catch (Exception exception)
                when (exception is WebSocketException or IOException or SocketException or TimeoutException)
            {
                Tally.Fail($"{Name}: {exception.GetType().Name}: {exception.Message}");
                await Pause.ForAsync(Backoff, stop);
            }
        }
    }

    /// <summary>One connection, from its beginning to its end.</summary>
    protected abstract Task LiveAsync(CancellationToken stop);

    /// <summary>A time about as long as said.</summary>
    protected TimeSpan About(TimeSpan time) => time * (0.5 + Random.NextDouble());

    protected Task<RawWebSocketClient> ConnectRawAsync() =>
        RawWebSocketClient.ConnectAsync("127.0.0.1", Port, "/soak", cancellationToken: CancellationToken.None);

    /// <summary>A masked frame with a message that is to be echoed.</summary>
    protected byte[] EchoFrame(long number) => ClientFrame.Binary(SoakMessage.Create(SoakMessage.Echo, number, Random));
}

using System.Net.Sockets;
using System.Net.WebSockets;

namespace AspNetWebSockets.Soak;

/// <summary>One place among the clients: whoever has it connects, does what its kind does, and comes again.</summary>
/// <param name="tally">Is told what happens.</param>
/// <param name="port">The server's.</param>
/// <param name="random">Its own.</param>
internal abstract class SoakClient(Tally tally, int port, Random random)
{
    private const int MessagesOfTalk = 3;

    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(1);

    // For all that the server may wait for, on a machine that is busy.
    private static readonly TimeSpan EndBound = SoakServer.KeepAlive * 2;

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
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The run is over before what it waited for.
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
    /// <exception cref="OperationCanceledException">The run is over before it has done what its kind does.</exception>
    protected abstract Task LiveAsync(CancellationToken stop);

    /// <summary>A time about as long as said.</summary>
    protected TimeSpan About(TimeSpan time) => time * (0.5 + Random.NextDouble());

    protected Task<RawWebSocketClient> ConnectRawAsync() =>
        RawWebSocketClient.ConnectAsync("127.0.0.1", Port, "/soak", cancellationToken: CancellationToken.None);

    /// <summary>Sends a few messages.</summary>
    protected async Task TalkAsync(RawWebSocketClient client)
    {
        for (int number = 0; number < MessagesOfTalk; number++)
        {
            await client.SendBytesAsync(EchoFrame(number), CancellationToken.None);
        }
    }

    /// <summary>Goes on until the server has ended the connection, which it has to in time.</summary>
    /// <param name="goOnAsync">Reads or writes until that is at an end; it does not end the connection itself.</param>
    /// <param name="stop">The run is over.</param>
    /// <exception cref="TimeoutException">The server has not.</exception>
    protected async Task RequireServersEndAsync(Func<CancellationToken, Task> goOnAsync, CancellationToken stop)
    {
        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(EndBound);
        try
        {
            await goOnAsync(bound.Token);
        }
        catch (IOException)
        {
            // A reset is an end as well.
        }
        catch (OperationCanceledException exception) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The server has not ended the connection within {EndBound.TotalSeconds} s.",
                exception
            );
        }
    }

    /// <summary>A masked frame with a message that is to be echoed.</summary>
    protected byte[] EchoFrame(long number) => ClientFrame.Binary(SoakMessage.Create(SoakMessage.Echo, number, Random));
}

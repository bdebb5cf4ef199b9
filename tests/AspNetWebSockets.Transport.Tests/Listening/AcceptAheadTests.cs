using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Clients connect, and the HTTP server does not get round to them.</summary>
public sealed class AcceptAheadTests
{
    private const int Backlog = 4;
    private const int MaxAhead = 8 * Backlog;

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task No_more_are_accepted_until_half_of_them_are_taken(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind, options => options.Backlog = Backlog);
        (Socket served, ITransportConnection connection) = await server.ConnectAsync();
        connection.Start(new EchoSink(connection));
        List<Socket> clients = [served];
        for (int i = 1; i <= MaxAhead; i++)
        {
            clients.Add(await ConnectAsync(server));
            await AheadBecomesAsync(server, i);
        }

        // The kernel connects these, and keeps them.
        await PassAsync(served);
        for (int i = 0; i < Backlog; i++)
        {
            clients.Add(await ConnectAsync(server));
        }

        await TakeAsync(server, (MaxAhead / 2) - 1);
        await PassAsync(served);
        server.Listener.Ahead.ShouldBe((MaxAhead / 2) + 1);

        await TakeAsync(server, 1);
        await AheadBecomesAsync(server, (MaxAhead / 2) + Backlog);
        server.Logs.All.Single(record => record.EventId == 3007).Level.ShouldBe(LogLevel.Information);

        // And on as before.
        await TakeAsync(server, (MaxAhead / 2) + Backlog);
        clients.Add(await ConnectAsync(server));
        await TakeAsync(server, 1);
        clients.ForEach(client => client.Dispose());
    }

    private static async Task<Socket> ConnectAsync(RawServer server)
    {
        Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(server.EndPoint, TestContext.Current.CancellationToken).AsTask().InTime();
        return client;
    }

    private static async Task TakeAsync(RawServer server, int count)
    {
        for (int i = 0; i < count; i++)
        {
            (await server.AcceptAsync()).Abort();
        }
    }

    private static Task AheadBecomesAsync(RawServer server, int count) =>
        Eventually.BecomesAsync(() => server.Listener.Ahead == count);

    // The loop has gone round when the second answer is here: it has handled what was there before the first.
    private static async Task PassAsync(Socket served)
    {
        for (int i = 0; i < 2; i++)
        {
            await served.SendTextAsync("x");
            _ = await served.ReceiveExactlyAsync(1);
        }
    }
}

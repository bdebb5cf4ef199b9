using System.Net.Sockets;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>What an idle connection costs.</summary>
[Collection(nameof(AloneCollection))]
public sealed class IdleMemoryTests
{
    private const int Count = 2000;

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task An_idle_connection_keeps_200_bytes(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);

        // Once for what the loop keeps.
        _ = await MeasureAsync(server);
        long each = long.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            // What the threads of earlier tests leave behind may be collected in between: that only adds.
            each = Math.Min(each, await MeasureAsync(server));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{each} bytes each");
        each.ShouldBeInRange(50, 200);
    }

    private static async Task<long> MeasureAsync(RawServer server)
    {
        CountingSink sink = new(Count);
        List<Socket> clients = new(Count);
        List<ITransportConnection> connections = new(Count);
        for (int i = 0; i < Count; i++)
        {
            (Socket client, ITransportConnection connection) = await server.ConnectAsync();
            connection.Start(sink);
            await client.SendTextAsync("x");
            clients.Add(client);
            connections.Add(connection);
        }

        await sink.AllReceived.InTime();
        await server.PassAsync();
        long with = GC.GetTotalMemory(forceFullCollection: true);
        connections.ForEach(connection => connection.Abort());
        await sink.AllEnded.InTime();
        connections.ForEach(connection => connection.Release());
        for (int i = 0; i < Count; i++)
        {
            connections[i] = null!;
        }

        await server.PassAsync();
        long without = GC.GetTotalMemory(forceFullCollection: true);
        clients.ForEach(client => client.Dispose());
        return (with - without) / Count;
    }
}

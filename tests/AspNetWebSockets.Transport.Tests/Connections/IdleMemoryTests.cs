using System.Net.Sockets;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>What an idle connection costs.</summary>
[Collection(nameof(AloneCollection))]
public sealed class IdleMemoryTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task An_idle_connection_keeps_200_bytes(EventLoopTransportKind kind)
    {
        const int count = 2000;
        await using RawServer server = await RawServer.StartAsync(kind);
        CountingSink sink = new(count);
        List<Socket> clients = [];
        List<ITransportConnection> connections = [];
        for (int i = 0; i < count; i++)
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
        foreach (ITransportConnection connection in connections)
        {
            connection.Abort();
        }

        await sink.AllEnded.InTime();
        await server.PassAsync();
        connections.ForEach(connection => connection.Release());
        connections.Clear();
        long each = (with - GC.GetTotalMemory(forceFullCollection: true)) / count;

        TestContext.Current.TestOutputHelper!.WriteLine($"{each} bytes each");
        each.ShouldBeInRange(50, 200);
        clients.ForEach(client => client.Dispose());
    }
}

using System.Net.Sockets;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Bytes in both directions.</summary>
public sealed class EchoTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task What_is_sent_comes_back(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        EchoSink sink = new(connection);
        connection.Start(sink);

        byte[] buffer = new byte[16];
        for (int i = 0; i < 1000; i++)
        {
            _ = await client.SendAsync(BitConverter.GetBytes(i)).InTime();
            (await client.ReceiveAsync(buffer).InTime()).ShouldBe(4);
            BitConverter.ToInt32(buffer).ShouldBe(i);
        }

        client.Shutdown(SocketShutdown.Send);
        (await sink.Ended.InTime()).ShouldBeNull();
        (await client.ReceiveAsync(buffer).InTime()).ShouldBe(0);
    }
}

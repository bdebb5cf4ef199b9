using System.Net.Sockets;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Clients that connect and reset as fast as they can, while another one is being served.</summary>
[Collection(nameof(AloneCollection))]
public sealed class ConnectionStormTests(ITestOutputHelper output)
{
    private const int RoundTrips = 2000;
    private const int Enough = 500;

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task The_other_client_is_served_all_the_while(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        connection.Start(new EchoSink(connection));

        using CancellationTokenSource calm = new();
        using CancellationTokenSource over = new();
        int stormed = 0;
        Task storm = Task.Run(
            () =>
            {
                while (!calm.IsCancellationRequested)
                {
                    using Socket one = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    one.Connect(server.EndPoint);
                    _ = one.Send("garbage"u8);
                    one.Reset();
                    _ = Interlocked.Increment(ref stormed);
                }
            },
            TestContext.Current.CancellationToken
        );
        Task serving = Task.Run(
            async () =>
            {
                // For as long as the storm: where nobody is served, nobody is accepted in the end.
                while (!over.IsCancellationRequested)
                {
                    ITransportConnection stormy = await server.AcceptAsync();
                    stormy.Start(new EchoSink(stormy));
                }
            },
            TestContext.Current.CancellationToken
        );

        List<TimeSpan> times = new(RoundTrips);
        byte[] buffer = new byte[4];
        for (int i = 0; i < RoundTrips || Volatile.Read(ref stormed) < Enough; i++)
        {
            long start = TimeProvider.System.GetTimestamp();
            _ = client.Send(BitConverter.GetBytes(i));
            client.Receive(buffer).ShouldBe(4);
            BitConverter.ToInt32(buffer).ShouldBe(i);
            times.Add(TimeProvider.System.GetElapsedTime(start));
        }

        await calm.CancelAsync();
        await storm.InTime();
        await over.CancelAsync();
        using Socket last = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await last.ConnectAsync(server.EndPoint).InTime();
        await serving.InTime();
        times.Sort();
        TimeSpan p99 = times[times.Count * 99 / 100];
        output.WriteLine($"{stormed} connections, p99 of the other client {p99.TotalMilliseconds:F2} ms");
        p99.ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
    }
}

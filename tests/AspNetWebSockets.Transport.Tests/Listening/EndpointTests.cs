using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Which endpoints the loops serve, and what a connection knows of itself.</summary>
public sealed class EndpointTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Any_address_of_version_6_serves_both_versions(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app => app.MapGet("/", (Microsoft.AspNetCore.Http.HttpContext c) => $"{c.Connection.LocalIpAddress}"),
            kestrel: options => options.ListenAnyIP(0)
        );
        int port = server.Addresses.Single(uri => uri.Host is "[::]").Port;

        using HttpClient client = new();
        (await client.GetStringAsync($"http://127.0.0.1:{port}/").InTime()).ShouldBe("::ffff:127.0.0.1");
        (await client.GetStringAsync($"http://[::1]:{port}/").InTime()).ShouldBe("::1");
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_unix_socket_is_left_to_the_sockets_transport(EventLoopTransportKind kind)
    {
        string path = Path.Combine(Path.GetTempPath(), $"transport-test-{Guid.NewGuid():N}");
        await using TestServer server = await TestServer.StartAsync(
            kind,
            app => app.MapGet("/", () => "by a path"),
            kestrel: options => options.ListenUnixSocket(path)
        );
        using Socket client = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(path)).InTime();

        await client.SendTextAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        (await client.ReceiveResponseAsync()).ShouldBe((200, "by a path"));
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_port_in_use_is_told_as_kestrel_tells_it(EventLoopTransportKind kind)
    {
        await using TestServer server = await TestServer.StartAsync(kind, _ => { });

        IOException e = await Should.ThrowAsync<IOException>(() =>
            TestServer.StartAsync(kind, _ => { }, port: server.EndPoint.Port)
        );

        _ = e.InnerException.ShouldBeOfType<AddressInUseException>();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_connection_has_the_features_of_kestrels_own(EventLoopTransportKind kind)
    {
        TaskCompletionSource<ConnectionContext> accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(connection =>
                {
                    accepted.SetResult(connection);
                    return done.Task;
                })
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        ConnectionContext context = await accepted.Task.InTime();
        IFeatureCollection features = context.Features;

        context.LocalEndPoint.ShouldBe(client.RemoteEndPoint);
        context.RemoteEndPoint.ShouldBe(client.LocalEndPoint);
        features.GetRequiredFeature<IConnectionEndPointFeature>().RemoteEndPoint.ShouldBe(client.LocalEndPoint);
        features.GetRequiredFeature<IConnectionIdFeature>().ConnectionId.ShouldBe(context.ConnectionId);
        features.GetRequiredFeature<IConnectionItemsFeature>().Items.ShouldBeSameAs(context.Items);
        features.GetRequiredFeature<IConnectionTransportFeature>().Transport.ShouldBeSameAs(context.Transport);
        features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed.ShouldBe(context.ConnectionClosed);
        using (
            System.Buffers.IMemoryOwner<byte> memory = features
                .GetRequiredFeature<IMemoryPoolFeature>()
                .MemoryPool.Rent()
        )
        {
            memory.Memory.Length.ShouldBeGreaterThanOrEqualTo(1024);
        }

        EndPoint? remote = client.LocalEndPoint;
        TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = context.ConnectionClosed.Register(closed.SetResult);
        client.Reset();
        done.SetResult();
        await closed.Task.InTime();
        context.RemoteEndPoint.ShouldBe(remote);
    }
}

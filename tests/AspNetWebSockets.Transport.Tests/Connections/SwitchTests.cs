using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Kestrel ends both directions when the peer has ended its own, without a reason; behind a switch of protocols it may not.</summary>
public sealed class SwitchTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Behind_the_answer_the_servers_end_is_not_the_outputs(EventLoopTransportKind kind) =>
        (
            await ReceivedAsync(
                kind,
                async (connection, feature) =>
                {
                    feature.BeginSwitch();
                    feature.HasSwitched.ShouldBeFalse();
                    await WriteAsync(connection, "101");
                    feature.HasSwitched.ShouldBeTrue();
                    EndByServer(connection);
                    await WriteAsync(connection, "answer");
                }
            )
        ).ShouldBe("101answer"u8.ToArray());

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task It_is_before_the_answer(EventLoopTransportKind kind) =>
        (
            await ReceivedAsync(
                kind,
                async (connection, feature) =>
                {
                    feature.BeginSwitch();
                    EndByServer(connection);
                    await WriteAsync(connection, "too late");
                    feature.HasSwitched.ShouldBeFalse();
                }
            )
        ).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task It_is_after_a_switch_that_was_refused(EventLoopTransportKind kind) =>
        (
            await ReceivedAsync(
                kind,
                async (connection, feature) =>
                {
                    feature.BeginSwitch();
                    feature.CancelSwitch();
                    await WriteAsync(connection, "503");
                    feature.HasSwitched.ShouldBeFalse();
                    EndByServer(connection);
                    await WriteAsync(connection, "too late");
                }
            )
        ).ShouldBe("503"u8.ToArray());

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task An_abort_with_a_reason_cuts_it_all_the_same(EventLoopTransportKind kind)
    {
        await using TestServer server = await StartAsync(
            kind,
            async (connection, feature) =>
            {
                feature.BeginSwitch();
                await WriteAsync(connection, "101");

                // Else the reset may overtake the client's connect.
                _ = await connection.Transport.Input.ReadAsync();
                connection.Abort(new ConnectionAbortedException("the server stops"));
            },
            new TaskCompletionSource()
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await client.SendTextAsync("connected");
        await client.ShouldBeResetAsync();
    }

    // What the client gets up to the end of TCP.
    private static async Task<byte[]> ReceivedAsync(
        EventLoopTransportKind kind,
        Func<ConnectionContext, IConnectionTakeOverFeature, Task> serve
    )
    {
        TaskCompletionSource served = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await StartAsync(kind, serve, served);
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        byte[] received = await client.ReceiveAllAsync();
        await served.Task.InTime();
        return received;
    }

    private static Task<TestServer> StartAsync(
        EventLoopTransportKind kind,
        Func<ConnectionContext, IConnectionTakeOverFeature, Task> serve,
        TaskCompletionSource served
    ) =>
        TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(async connection =>
                {
                    try
                    {
                        await serve(connection, connection.Features.GetRequiredFeature<IConnectionTakeOverFeature>());
                        served.SetResult();
                    }
                    catch (Exception exception)
                    {
                        served.SetException(exception);
                    }
                })
        );

    // As Kestrel does it when it is told that the client has ended its direction.
    private static void EndByServer(ConnectionContext connection) => connection.Abort(abortReason: null!);

    private static async Task WriteAsync(ConnectionContext connection, string text) =>
        _ = await connection.Transport.Output.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text));
}

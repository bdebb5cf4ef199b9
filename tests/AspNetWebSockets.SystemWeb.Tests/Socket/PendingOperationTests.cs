using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>The objects that carry pending calls of the Memory overloads.</summary>
public sealed class PendingOperationTests(SocketHost host)
{
    [Fact]
    public async Task The_carrier_of_a_send_is_used_again()
    {
        await using SocketPair pair = await host.OpenAsync();
        HashSet<PendingSend> carriers = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < 3; i++)
        {
            pair.Gate.Close();
            Task send = pair.Start(Call.SendMemoryAsync);
            pair.Gate.Open();
            await send.InTime();
            carriers.Add(IdleSend(pair.Server).ShouldNotBeNull());
        }

        carriers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_result_that_was_not_taken_stays_the_calls_own()
    {
        await using SocketPair pair = await host.OpenAsync();
        byte[] buffer = new byte[64];
        ValueTask<ValueWebSocketReceiveResult> first = pair.Server.ReceiveAsync(
            buffer.AsMemory(),
            CancellationToken.None
        );
        await pair.ClientSendsAsync("1");
        await UntilAsync(() => first.IsCompleted);
        ValueTask<ValueWebSocketReceiveResult> second = pair.Server.ReceiveAsync(
            buffer.AsMemory(),
            CancellationToken.None
        );
        await pair.ClientSendsAsync("22");

        (await second.InTime()).Count.ShouldBe(2);
        (await first.InTime()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Call.ReceiveMemoryAsync)]
    [InlineData(Call.SendMemoryAsync)]
    public async Task A_result_taken_too_early_throws_and_harms_nothing(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
#pragma warning disable VSTHRD002 // Taking the result too early is what is tested.
        pair.Gate.Close();
        ValueTask<ValueWebSocketReceiveResult> receive = default;
        ValueTask send = default;
        if (call == Call.ReceiveMemoryAsync)
        {
            receive = pair.Server.ReceiveAsync(new byte[64].AsMemory(), CancellationToken.None);
            Should.Throw<InvalidOperationException>(() => receive.GetAwaiter().GetResult());
        }
        else
        {
            send = pair.Server.SendAsync(
                new byte[4].AsMemory(),
                WebSocketMessageType.Binary,
                endOfMessage: true,
                CancellationToken.None
            );
            Should.Throw<InvalidOperationException>(() => send.GetAwaiter().GetResult());
        }

#pragma warning restore VSTHRD002
        pair.Gate.Open();
        await pair.ClientSendsAsync("data");
        await receive.InTime();
        await send.InTime();
        pair.Server.State.ShouldBe(WebSocketState.Open);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_idleSend")]
    private static extern ref PendingSend? IdleSend(AspNetWebSocket socket);

    // A value task cannot be awaited to see that it is complete without taking its result; a real bound of ten seconds.
    private static async Task UntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource bound = new(TimeSpan.FromSeconds(10), TimeProvider.System);
        while (!condition())
        {
            bound.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

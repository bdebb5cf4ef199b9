using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Section 7, row 15, the opt-in: the close that the runtime makes for a handler that ended without one.</summary>
public sealed class PoliteCloseTests(SocketHost host)
{
    [Fact]
    public async Task Open_sends_the_close_frame_and_waits_for_the_clients()
    {
        await using SocketPair pair = await host.OpenAsync();

        Task close = ClosePolitely(pair);
        await pair.ReadServerCloseAsync();
        close.IsCompleted.ShouldBeFalse();
        await pair.ClientClosesAsync();
        await close.InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.NothingMoreIsSentAsync();
    }

    [Fact]
    public async Task Data_that_is_unread_or_still_coming_is_discarded()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.ClientSendsAsync("unread");
        await pair.Client.SendBytesAsync(ClientFrame.Ping());
        (await pair.ReadFrameAsync()).Opcode.ShouldBe(FrameOpcodes.Pong);

        Task close = ClosePolitely(pair);
        await pair.ReadServerCloseAsync();
        await pair.ClientSendsAsync(new string('x', 20_000));
        await pair.ClientClosesAsync();
        await close.InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
    }

    [Fact]
    public async Task CloseReceived_only_sends()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.CloseReceived);

        await ClosePolitely(pair).InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.ReadServerCloseAsync();
        await pair.NothingMoreIsSentAsync();
    }

    [Fact]
    public async Task CloseSent_only_waits()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.CloseSent);

        Task close = ClosePolitely(pair);
        close.IsCompleted.ShouldBeFalse();
        await pair.ClientClosesAsync();
        await close.InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.NothingMoreIsSentAsync();
    }

    [Theory]
    [InlineData(Situation.Closed, WebSocketState.Closed)]
    [InlineData(Situation.Aborted, WebSocketState.Aborted)]
    public async Task After_the_end_it_does_nothing(Situation situation, WebSocketState expected)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        await ClosePolitely(pair).InTime();

        pair.Server.State.ShouldBe(expected);
    }

    [Fact]
    public async Task A_pending_send_cannot_be_overtaken_so_the_socket_is_aborted()
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        Task send = pair.Start(Call.SendAsync);

        await ClosePolitely(pair).InTime();

        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        await Should.ThrowAsync<WebSocketException>(send.InTime());
    }

    [Fact]
    public async Task A_pending_receive_gets_the_clients_close_frame()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task<WebSocketReceiveResult> receive = pair.ReceiveAsync();

        Task close = ClosePolitely(pair);
        await pair.ReadServerCloseAsync();
        close.IsCompleted.ShouldBeFalse();
        await pair.ClientClosesAsync();

        (await receive).CloseStatus.ShouldBe(SocketPair.ClientCode);
        await close.InTime();
        pair.Server.State.ShouldBe(WebSocketState.Closed);
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    public async Task After_a_pending_receive_that_got_data_it_waits_itself(Call pending)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task receive = pair.Start(pending);

        Task close = ClosePolitely(pair);
        await pair.ReadServerCloseAsync();
        await pair.ClientSendsAsync("data");
        await receive.InTime();
        close.IsCompleted.ShouldBeFalse();
        await pair.ClientClosesAsync();
        await close.InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
    }

    [Fact]
    public async Task A_client_that_vanishes_ends_it_without_an_exception()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task close = ClosePolitely(pair);
        await pair.ReadServerCloseAsync();

        pair.Client.Reset();

        await close.InTime();
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
    }

    private static Task ClosePolitely(SocketPair pair) =>
        pair.Server.ClosePolitelyAsync(SocketPair.ServerCode, SocketPair.ServerReason);
}

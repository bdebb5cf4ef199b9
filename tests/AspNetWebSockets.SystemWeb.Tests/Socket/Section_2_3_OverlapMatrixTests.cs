using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Table 2.3: a second call while the first is pending. Sends are pending because the transport is held back.</summary>
public sealed class Section_2_3_OverlapMatrixTests(SocketHost host)
{
    [Theory]
    [InlineData(Call.ReceiveAsync, Call.ReceiveAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.ReceiveAsync, Call.ReceiveMemoryAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.ReceiveAsync, Call.CloseAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.ReceiveMemoryAsync, Call.ReceiveAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.ReceiveMemoryAsync, Call.CloseAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.SendAsync, Call.SendAsync, Outcome.SendInProgress)]
    [InlineData(Call.SendAsync, Call.SendMemoryAsync, Outcome.SendInProgress)]
    [InlineData(Call.SendAsync, Call.SendFlagsAsync, Outcome.SendInProgress)]
    [InlineData(Call.SendAsync, Call.CloseOutputAsync, Outcome.SendInProgress)]
    [InlineData(Call.SendAsync, Call.CloseAsync, Outcome.SendInProgress)]
    [InlineData(Call.SendMemoryAsync, Call.SendAsync, Outcome.SendInProgress)]
    [InlineData(Call.SendMemoryAsync, Call.CloseAsync, Outcome.SendInProgress)]
    [InlineData(Call.SendFlagsAsync, Call.SendAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseOutputAsync, Call.SendAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseOutputAsync, Call.CloseOutputAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseOutputAsync, Call.CloseAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseAsync, Call.ReceiveAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.CloseAsync, Call.SendAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseAsync, Call.CloseOutputAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseAsync, Call.CloseAsync, Outcome.SendInProgress)]
    public async Task A_second_call_is_refused_and_the_first_goes_on(Call pending, Call call, Outcome expected)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        Task first = pair.Start(pending);

        pair.Refused(call).ShouldBe(expected);

        first.IsCompleted.ShouldBeFalse();
        pair.Server.State.ShouldBe(WebSocketState.Open);
        pair.Gate.Open();
        await LetCompleteAsync(pair, pending);
        await first.InTime();
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.SendMemoryAsync)]
    [InlineData(Call.SendFlagsAsync)]
    public async Task A_channel_is_free_again_after_a_pending_call(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        for (int i = 0; i < 3; i++)
        {
            pair.Gate.Close();
            Task pending = pair.Start(call);
            pending.IsCompleted.ShouldBeFalse();
            pair.Gate.Open();
            await LetCompleteAsync(pair, call);
            await pending.InTime();
        }
    }

    [Theory]
    [InlineData(Call.ReceiveAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.SendAsync, Outcome.CloseAlreadySent)]
    [InlineData(Call.SendMemoryAsync, Outcome.CloseAlreadySent)]
    [InlineData(Call.CloseAsync, Outcome.ReceiveInProgress)]
    public async Task Beside_a_CloseAsync_whose_close_frame_has_left(Call call, Outcome expected)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();

        pair.Refused(call).ShouldBe(expected);

        await pair.ClientClosesAsync();
        await close.InTime();
    }

    [Fact]
    public async Task CloseOutputAsync_beside_a_CloseAsync_whose_close_frame_has_left_does_nothing()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();

        pair.Start(Call.CloseOutputAsync).ShouldBeSameAs(Task.CompletedTask);

        await pair.ClientClosesAsync();
        await close.InTime();
        await pair.NothingMoreIsSentAsync();
    }

    [Theory]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.SendMemoryAsync)]
    [InlineData(Call.SendFlagsAsync)]
    public async Task SendAsync_beside_a_pending_ReceiveAsync(Call send)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task<WebSocketReceiveResult> receive = pair.ReceiveAsync();

        await pair.Start(send).InTime();

        (await pair.ReadFrameAsync()).Text.ShouldBe("data");
        receive.IsCompleted.ShouldBeFalse();
        await pair.ClientSendsAsync("later");
        (await receive).Count.ShouldBe(5);
    }

    [Fact]
    public async Task CloseOutputAsync_beside_a_pending_ReceiveAsync()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task<WebSocketReceiveResult> receive = pair.ReceiveAsync();

        await pair.Start(Call.CloseOutputAsync).InTime();

        await pair.ReadServerCloseAsync();
        receive.IsCompleted.ShouldBeFalse();
        await pair.ClientClosesAsync();
        (await receive).CloseStatus.ShouldBe(SocketPair.ClientCode);
        pair.Server.State.ShouldBe(WebSocketState.Closed);
    }

    [Theory]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.SendMemoryAsync)]
    [InlineData(Call.CloseOutputAsync)]
    public async Task ReceiveAsync_beside_a_pending_send(Call pending)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        Task send = pair.Start(pending);
        await pair.ClientSendsAsync("meanwhile");

        (await pair.ReceiveAsync()).Count.ShouldBe(9);

        send.IsCompleted.ShouldBeFalse();
        pair.Gate.Open();
        await send.InTime();
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.SendMemoryAsync)]
    [InlineData(Call.SendFlagsAsync)]
    [InlineData(Call.CloseOutputAsync)]
    [InlineData(Call.CloseAsync)]
    public async Task Abort_beside_a_pending_call_fails_it(Call pending)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        Task first = pair.Start(pending);

        pair.Server.Abort();

        await Should.ThrowAsync<WebSocketException>(first.InTime());
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        pair.Gate.Open();
        await pair.ConnectionIsCutAsync();
    }

    private static async Task LetCompleteAsync(SocketPair pair, Call pending)
    {
        switch (pending)
        {
            case Call.ReceiveAsync or Call.ReceiveMemoryAsync:
                await pair.ClientSendsAsync("later");
                break;
            case Call.CloseAsync:
                await pair.ReadServerCloseAsync();
                await pair.ClientClosesAsync();
                break;
            case Call.CloseOutputAsync:
                await pair.ReadServerCloseAsync();
                break;
            default:
                ServerFrame frame = await pair.ReadFrameAsync();
                frame.Text.ShouldBe("data");
                break;
        }
    }
}

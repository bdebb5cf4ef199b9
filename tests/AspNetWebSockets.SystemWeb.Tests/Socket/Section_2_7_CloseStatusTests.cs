using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Table 2.7: CloseStatus and CloseStatusDescription.</summary>
public sealed class Section_2_7_CloseStatusTests(SocketHost host)
{
    [Theory]
    [InlineData(Situation.Open)]
    [InlineData(Situation.CloseSent)]
    [InlineData(Situation.Aborted)]
    public async Task Null_while_no_close_frame_was_received(Situation situation)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        ShouldBe(pair, null, null);
    }

    [Fact]
    public async Task Null_while_the_close_frame_is_unread()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.Client.SendBytesAsync((byte[])[.. ClientFrame.Text("data"), .. ClientFrame.Close(4321, "bye")]);

        await pair.ReceiveAsync();

        ShouldBe(pair, null, null);
        pair.Server.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task Null_when_the_client_vanished()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task receive = pair.Start(Call.ReceiveAsync);
        pair.Client.Reset();

        await Should.ThrowAsync<WebSocketException>(receive.InTime());

        ShouldBe(pair, null, null);
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    [InlineData(Call.CloseAsync)]
    public async Task The_clients_when_its_close_frame_was_received(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task task = pair.Start(call);
        await pair.ClientClosesAsync();

        await task.InTime();

        ShouldBe(pair, SocketPair.ClientCode, SocketPair.ClientReason);
    }

    [Theory]
    [InlineData(Call.CloseOutputAsync)]
    [InlineData(Call.CloseAsync)]
    public async Task The_clients_also_after_the_server_answered_with_another(Call answer)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.CloseReceived);

        await pair.Start(answer).InTime();

        ShouldBe(pair, SocketPair.ClientCode, SocketPair.ClientReason);
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    [InlineData(Call.CloseAsync)]
    public async Task Empty_and_null_when_the_clients_close_frame_had_no_body(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task task = pair.Start(call);
        await pair.Client.SendBytesAsync(ClientFrame.Close());

        await task.InTime();

        ShouldBe(pair, WebSocketCloseStatus.Empty, null);
        if (task is Task<WebSocketReceiveResult> receive)
        {
            WebSocketReceiveResult result = await receive;
            (result.CloseStatus, result.CloseStatusDescription).ShouldBe((WebSocketCloseStatus.Empty, null));
        }
    }

    [Fact]
    public async Task An_empty_description_when_the_clients_close_frame_had_a_code_only()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.Client.SendBytesAsync(ClientFrame.Close(1001));

        await pair.ReceiveAsync();

        ShouldBe(pair, WebSocketCloseStatus.EndpointUnavailable, "");
    }

    [Fact]
    public async Task They_stay_when_the_socket_is_aborted_afterwards()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.CloseReceived);

        pair.Server.Abort();

        ShouldBe(pair, SocketPair.ClientCode, SocketPair.ClientReason);
    }

    [Fact]
    public async Task After_the_end_of_the_handler_they_throw()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.Closed);
        pair.Server.EndOfHandler();

        Should.Throw<ObjectDisposedException>(() => _ = pair.Server.CloseStatus);
        Should.Throw<ObjectDisposedException>(() => _ = pair.Server.CloseStatusDescription);
    }

    private static void ShouldBe(SocketPair pair, WebSocketCloseStatus? status, string? description)
    {
        pair.Server.CloseStatus.ShouldBe(status);
        pair.Server.CloseStatusDescription.ShouldBe(description);
    }
}

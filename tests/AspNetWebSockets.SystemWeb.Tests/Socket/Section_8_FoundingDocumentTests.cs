using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Section 8: the documentation page of AspNetWebSocket.CloseAsync, sentence by sentence.</summary>
public sealed class Section_8_FoundingDocumentTests(SocketHost host)
{
    private const string Reason = "Auf Wiedersehen, 世界";

    [Fact(DisplayName = "1. CloseAsync sends the client an asynchronous message to close the connection")]
    public async Task Row_1()
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();

        // The call must return although nothing can be sent yet.
        Task<Task> call = Task.Factory.StartNew(
            () => pair.Server.CloseAsync(WebSocketCloseStatus.NormalClosure, Reason, CancellationToken.None),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        Task close = await call.InTime();
        close.IsCompleted.ShouldBeFalse();
        pair.Gate.Open();

        ServerFrame frame = await pair.ReadFrameAsync();
        (frame.Fin, frame.Rsv, frame.Opcode).ShouldBe((true, 0, FrameOpcodes.Close));
        (frame.CloseCode, frame.CloseReason).ShouldBe((1000, Reason));
        await pair.ClientClosesAsync();
        await close.InTime();
        await pair.NothingMoreIsSentAsync();
    }

    [Fact(DisplayName = "2. When the server initiates, CloseAsync waits for the client's acknowledgement")]
    public async Task Row_2()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();
        close.IsCompleted.ShouldBeFalse();
        pair.Server.State.ShouldBe(WebSocketState.CloseSent);

        await pair.ClientClosesAsync();
        await close.InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        pair.Server.CloseStatus.ShouldBe(SocketPair.ClientCode);
        pair.Server.CloseStatusDescription.ShouldBe(SocketPair.ClientReason);
    }

    [Theory(DisplayName = "3. closeStatus is the status code of the close operation")]
    [InlineData(WebSocketCloseStatus.NormalClosure, 1000)]
    [InlineData(WebSocketCloseStatus.InternalServerError, 1011)]
    [InlineData((WebSocketCloseStatus)4999, 4999)]
    [InlineData(WebSocketCloseStatus.Empty, null)]
    [InlineData((WebSocketCloseStatus)999, null)]
    [InlineData((WebSocketCloseStatus)1006, null)]
    public async Task Row_3(WebSocketCloseStatus closeStatus, int? onTheWire)
    {
        await using SocketPair pair = await host.OpenAsync();
        if (closeStatus is (WebSocketCloseStatus)999 or (WebSocketCloseStatus)1006)
        {
            Should
                .Throw<ArgumentOutOfRangeException>(() =>
                {
                    _ = pair.Server.CloseAsync(closeStatus, "", CancellationToken.None);
                })
                .ParamName.ShouldBe("closeStatus");
            return;
        }

        Task close = pair.Server.CloseAsync(closeStatus, "", CancellationToken.None);

        ServerFrame frame = await pair.ReadFrameAsync();
        frame.CloseCode.ShouldBe(onTheWire);
        frame.Payload.Length.ShouldBe(onTheWire is null ? 0 : 2);
        await pair.ClientClosesAsync();
        await close.InTime();
    }

    [Theory(DisplayName = "4. statusDescription is the status message, of 123 UTF-8 bytes at most")]
    [InlineData(41, true)]
    [InlineData(42, false)]
    public async Task Row_4(int euros, bool accepted)
    {
        await using SocketPair pair = await host.OpenAsync();
        string description = new('€', euros);
        if (!accepted)
        {
            Should
                .Throw<ArgumentException>(() =>
                {
                    _ = pair.Server.CloseAsync(WebSocketCloseStatus.NormalClosure, description, CancellationToken.None);
                })
                .ParamName.ShouldBe("statusDescription");
            return;
        }

        Task close = pair.Server.CloseAsync(WebSocketCloseStatus.NormalClosure, description, CancellationToken.None);

        (await pair.ReadFrameAsync()).CloseReason.ShouldBe(description);
        await pair.ClientClosesAsync();
        await close.InTime();
    }

    [Fact(DisplayName = "5. cancellationToken cancels a pending operation, by aborting the connection")]
    public async Task Row_5()
    {
        await using SocketPair pair = await host.OpenAsync();
        using CancellationTokenSource source = new();
        Task close = pair.Start(Call.CloseAsync, source.Token);
        await pair.ReadServerCloseAsync();

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(close.InTime());
        close.Status.ShouldBe(TaskStatus.Canceled);
        pair.Refused(Call.CloseAsync).ShouldBe(Outcome.InvalidState);
        await pair.ConnectionIsCutAsync();
    }

    [Fact(DisplayName = "6. CloseAsync returns a task, a completed one when there is nothing to do")]
    public async Task Row_6()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task close = pair.Start(Call.CloseAsync);
        Assert.NotNull(close);
        await pair.ReadServerCloseAsync();
        await pair.ClientClosesAsync();
        await close.InTime();

        pair.Start(Call.CloseAsync).ShouldBeSameAs(Task.CompletedTask);
    }

    [Fact(DisplayName = "7. ObjectDisposedException when disposed, which is when the handler has ended")]
    public async Task Row_7()
    {
        await using SocketPair pair = await host.OpenAsync();
        Should.Throw<NotSupportedException>(pair.Server.Dispose);
        pair.Server.State.ShouldBe(WebSocketState.Open);

        pair.Server.EndOfHandler();

        ObjectDisposedException error = Should.Throw<ObjectDisposedException>(() =>
        {
            _ = pair.Start(Call.CloseAsync);
        });
        error.ObjectName.ShouldBe("System.Web.WebSockets.AspNetWebSocket");
    }

    [Fact(DisplayName = "8. When aborted: WebSocketException(InvalidState), not the page's InvalidOperationException")]
    public async Task Row_8()
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Server.Abort();

        Exception error = Should.Throw<Exception>(() =>
        {
            _ = pair.Start(Call.CloseAsync);
        });

        error.ShouldBeOfType<WebSocketException>().WebSocketErrorCode.ShouldBe(WebSocketError.InvalidState);
        error.ShouldNotBeAssignableTo<InvalidOperationException>();
    }

    [Theory(
        DisplayName = "9. InvalidOperationException while sending is unavailable, but not after the close frame was sent"
    )]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.CloseOutputAsync)]
    public async Task Row_9(Call pending)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        Task send = pair.Start(pending);
        pair.Refused(Call.CloseAsync).ShouldBe(Outcome.SendInProgress);
        pair.Gate.Open();
        await send.InTime();

        Task close = pair.Start(Call.CloseAsync);

        close.IsCompleted.ShouldBeFalse();
        await pair.ClientClosesAsync();
        await close.InTime();
        pair.Server.State.ShouldBe(WebSocketState.Closed);
    }

    [Theory(
        DisplayName = "10. InvalidOperationException while receiving is unavailable, but not after the close frame was received"
    )]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    public async Task Row_10(Call pending)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task receive = pair.Start(pending);
        pair.Refused(Call.CloseAsync).ShouldBe(Outcome.ReceiveInProgress);
        await pair.ClientClosesAsync();
        await receive.InTime();

        await pair.Start(Call.CloseAsync).InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
    }

    [Fact(DisplayName = "11. A cancelled token is stored in the returned task, not thrown by the call")]
    public async Task Row_11()
    {
        await using SocketPair pair = await host.OpenAsync();
        CancellationToken canceled = new(canceled: true);

        Task close = pair.Start(Call.CloseAsync, canceled);

        OperationCanceledException error = await Should.ThrowAsync<OperationCanceledException>(close.InTime());
        error.CancellationToken.ShouldBe(canceled);
        close.Status.ShouldBe(TaskStatus.Canceled);
    }

    [Theory(
        DisplayName = "12. CloseAsync and CloseOutputAsync both serve closes begun by the client and by the server"
    )]
    [InlineData(Situation.Open, Call.CloseAsync)]
    [InlineData(Situation.Open, Call.CloseOutputAsync)]
    [InlineData(Situation.CloseReceived, Call.CloseAsync)]
    [InlineData(Situation.CloseReceived, Call.CloseOutputAsync)]
    public async Task Row_12(Situation situation, Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);

        Task close = pair.Start(call);
        await pair.ReadServerCloseAsync();

        if (situation == Situation.Open)
        {
            await pair.ClientClosesAsync();
        }

        await close.InTime();
        if (pair.Server.State != WebSocketState.Closed)
        {
            (await pair.ReceiveAsync()).MessageType.ShouldBe(WebSocketMessageType.Close);
        }

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.NothingMoreIsSentAsync();
    }

    [Theory(DisplayName = "13. When the client initiates, both send the acknowledgement and return")]
    [InlineData(Call.CloseAsync)]
    [InlineData(Call.CloseOutputAsync)]
    public async Task Row_13(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(Situation.CloseReceived);

        await pair.Start(call).InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.ReadServerCloseAsync();
        await pair.NothingMoreIsSentAsync();
    }

    [Fact(DisplayName = "14. When the server initiates, CloseAsync sends, waits for the response and returns")]
    public async Task Row_14()
    {
        await using SocketPair pair = await host.OpenAsync();

        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();
        close.IsCompleted.ShouldBeFalse();
        await pair.ClientClosesAsync();
        await close.InTime();

        close.IsCompletedSuccessfully.ShouldBeTrue();
        await pair.NothingMoreIsSentAsync();
    }

    [Fact(DisplayName = "15. The server does not wait for additional data: data instead of the response aborts")]
    public async Task Row_15()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();

        await pair.Client.SendBytesAsync(
            (byte[])[.. ClientFrame.Text("more"), .. ClientFrame.Close((int)SocketPair.ClientCode)]
        );

        WebSocketException error = await Should.ThrowAsync<WebSocketException>(close.InTime());
        error.WebSocketErrorCode.ShouldBe(WebSocketError.InvalidMessageType);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        pair.Server.CloseStatus.ShouldBeNull();
        await pair.ConnectionIsCutAsync();
    }

    [Fact(DisplayName = "16. CloseOutputAsync returns without waiting for the client")]
    public async Task Row_16()
    {
        await using SocketPair pair = await host.OpenAsync();

        await pair.Start(Call.CloseOutputAsync).InTime();

        pair.Server.State.ShouldBe(WebSocketState.CloseSent);
        await pair.ReadServerCloseAsync();
    }

    [Fact(DisplayName = "17. After CloseOutputAsync, ReceiveAsync handles further data and the acknowledgement")]
    public async Task Row_17()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.Start(Call.CloseOutputAsync).InTime();
        await pair.ReadServerCloseAsync();

        await pair.ClientSendsAsync("first");
        await pair.ClientSendsAsync("second");
        await pair.ClientClosesAsync();

        (await pair.ReceiveAsync()).Count.ShouldBe(5);
        pair.Server.State.ShouldBe(WebSocketState.CloseSent);
        (await pair.ReceiveAsync()).Count.ShouldBe(6);
        pair.Server.State.ShouldBe(WebSocketState.CloseSent);
        WebSocketReceiveResult acknowledgement = await pair.ReceiveAsync();
        acknowledgement.MessageType.ShouldBe(WebSocketMessageType.Close);
        acknowledgement.CloseStatus.ShouldBe(SocketPair.ClientCode);
        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.NothingMoreIsSentAsync();
    }
}

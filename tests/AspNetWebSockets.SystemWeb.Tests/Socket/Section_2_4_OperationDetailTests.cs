using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Table 2.4: details of the operations.</summary>
public sealed class Section_2_4_OperationDetailTests(SocketHost host)
{
    [Theory]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.SendMemoryAsync)]
    [InlineData(Call.SendFlagsAsync)]
    public async Task SendAsync_takes_only_Text_and_Binary(Call overload)
    {
        await using SocketPair pair = await host.OpenAsync();

        foreach (WebSocketMessageType type in new[] { WebSocketMessageType.Close, (WebSocketMessageType)7 })
        {
            Should
                .Throw<ArgumentException>(() =>
                {
                    _ = Send(pair, overload, "x", type, endOfMessage: true);
                })
                .ParamName.ShouldBe("messageType");
        }

        pair.Server.State.ShouldBe(WebSocketState.Open);
        await Send(pair, overload, "t", WebSocketMessageType.Text, endOfMessage: true).InTime();
        await Send(pair, overload, "b", WebSocketMessageType.Binary, endOfMessage: true).InTime();
        (await pair.ReadFrameAsync()).Opcode.ShouldBe(FrameOpcodes.Text);
        (await pair.ReadFrameAsync()).Opcode.ShouldBe(FrameOpcodes.Binary);
    }

    [Theory]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.SendMemoryAsync)]
    [InlineData(Call.SendFlagsAsync)]
    public async Task SendAsync_sends_the_fragments_of_a_message_as_frames(Call overload)
    {
        await using SocketPair pair = await host.OpenAsync();

        await Send(pair, overload, "a", WebSocketMessageType.Binary, endOfMessage: false).InTime();
        await Send(pair, overload, "b", WebSocketMessageType.Binary, endOfMessage: false).InTime();
        await Send(pair, overload, "", WebSocketMessageType.Binary, endOfMessage: true).InTime();

        List<string> frames = [];
        for (int i = 0; i < 3; i++)
        {
            ServerFrame frame = await pair.ReadFrameAsync();
            frames.Add($"{frame.Opcode} {frame.Fin} {frame.Text}");
        }

        frames.ShouldBe(["2 False a", "0 False b", "0 True "]);
    }

    [Fact]
    public async Task SendAsync_does_not_check_text_for_UTF8()
    {
        await using SocketPair pair = await host.OpenAsync();

        await pair
            .Server.SendAsync(
                new ArraySegment<byte>([0xFF]),
                WebSocketMessageType.Text,
                endOfMessage: true,
                CancellationToken.None
            )
            .InTime();

        (await pair.ReadFrameAsync()).Payload.ShouldBe([(byte)0xFF]);
    }

    [Theory]
    [InlineData(WebSocketMessageFlags.DisableCompression, false)]
    [InlineData(WebSocketMessageFlags.DisableCompression | WebSocketMessageFlags.EndOfMessage, true)]
    [InlineData(WebSocketMessageFlags.None, false)]
    [InlineData(WebSocketMessageFlags.EndOfMessage, true)]
    public async Task SendAsync_takes_the_known_flags(WebSocketMessageFlags flags, bool fin)
    {
        await using SocketPair pair = await host.OpenAsync();

        await pair
            .Server.SendAsync("x"u8.ToArray().AsMemory(), WebSocketMessageType.Text, flags, CancellationToken.None)
            .InTime();

        ServerFrame frame = await pair.ReadFrameAsync();
        (frame.Fin, frame.Rsv, frame.Opcode).ShouldBe((fin, 0, FrameOpcodes.Text));
    }

    [Theory]
    [InlineData((WebSocketMessageFlags)4)]
    [InlineData((WebSocketMessageFlags)(-1))]
    public async Task SendAsync_refuses_unknown_flags(WebSocketMessageFlags flags)
    {
        await using SocketPair pair = await host.OpenAsync();

        Should
            .Throw<ArgumentException>(() =>
            {
                _ = pair
                    .Server.SendAsync(new byte[1].AsMemory(), WebSocketMessageType.Text, flags, CancellationToken.None)
                    .AsTask();
            })
            .ParamName.ShouldBe("messageFlags");

        pair.Server.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task A_default_segment_is_refused_and_the_socket_unharmed()
    {
        await using SocketPair pair = await host.OpenAsync();

        Should
            .Throw<ArgumentNullException>(() =>
            {
                _ = pair.Server.ReceiveAsync(default(ArraySegment<byte>), CancellationToken.None);
            })
            .ParamName.ShouldBe("buffer");
        Should
            .Throw<ArgumentNullException>(() =>
            {
                _ = pair.Server.SendAsync(
                    default(ArraySegment<byte>),
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    CancellationToken.None
                );
            })
            .ParamName.ShouldBe("buffer");

        pair.Server.State.ShouldBe(WebSocketState.Open);
        await pair.Start(Call.SendAsync).InTime();
        (await pair.ReadFrameAsync()).Text.ShouldBe("data");
    }

    [Theory]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.SendMemoryAsync)]
    [InlineData(Call.SendFlagsAsync)]
    public async Task A_send_of_length_zero_is_an_empty_message(Call overload)
    {
        await using SocketPair pair = await host.OpenAsync();

        await Send(pair, overload, "", WebSocketMessageType.Text, endOfMessage: true).InTime();

        ServerFrame frame = await pair.ReadFrameAsync();
        (frame.Fin, frame.Opcode, frame.Payload.Length).ShouldBe((true, FrameOpcodes.Text, 0));
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    public async Task A_receive_of_length_zero_waits_for_a_message_and_takes_nothing(Call overload)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task<(int, WebSocketMessageType, bool)> empty = Receive(pair, overload, []);
        empty.IsCompleted.ShouldBeFalse();

        await pair.ClientSendsAsync("data");

        (await empty.InTime()).ShouldBe((0, WebSocketMessageType.Text, false));
        byte[] buffer = new byte[8];
        (await Receive(pair, overload, buffer).InTime()).ShouldBe((4, WebSocketMessageType.Text, true));
        Encoding.UTF8.GetString(buffer, 0, 4).ShouldBe("data");
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    public async Task ReceiveAsync_gives_at_most_one_fragment(Call overload)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.Client.SendBytesAsync(ClientFrame.Binary("abc"u8, fin: false));
        await pair.Client.SendBytesAsync(ClientFrame.Continuation("de"u8, fin: false));
        await pair.Client.SendBytesAsync(ClientFrame.Continuation(""u8));
        byte[] buffer = new byte[64];

        (await Receive(pair, overload, buffer).InTime()).ShouldBe((3, WebSocketMessageType.Binary, false));
        (await Receive(pair, overload, buffer).InTime()).ShouldBe((2, WebSocketMessageType.Binary, false));
        (await Receive(pair, overload, buffer).InTime()).ShouldBe((0, WebSocketMessageType.Binary, true));
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    public async Task ReceiveAsync_gives_a_part_of_a_fragment_to_a_small_buffer(Call overload)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.ClientSendsAsync("abcde");
        byte[] buffer = new byte[3];

        (await Receive(pair, overload, buffer).InTime()).ShouldBe((3, WebSocketMessageType.Text, false));
        Encoding.UTF8.GetString(buffer).ShouldBe("abc");
        (await Receive(pair, overload, buffer).InTime()).ShouldBe((2, WebSocketMessageType.Text, true));
        Encoding.UTF8.GetString(buffer, 0, 2).ShouldBe("de");
    }

    [Fact]
    public async Task ReceiveAsync_writes_into_the_segment_and_nowhere_else()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.ClientSendsAsync("abcde");
        byte[] array = new byte[6];

        WebSocketReceiveResult result = await pair
            .Server.ReceiveAsync(new ArraySegment<byte>(array, 2, 3), CancellationToken.None)
            .InTime();

        result.Count.ShouldBe(3);
        array.ShouldBe([0, 0, (byte)'a', (byte)'b', (byte)'c', 0]);
    }

    [Fact]
    public async Task ReceiveAsync_result_of_a_close_frame()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.ClientClosesAsync();

        WebSocketReceiveResult result = await pair.ReceiveAsync();

        result.Count.ShouldBe(0);
        result.MessageType.ShouldBe(WebSocketMessageType.Close);
        result.EndOfMessage.ShouldBeTrue();
        result.CloseStatus.ShouldBe(SocketPair.ClientCode);
        result.CloseStatusDescription.ShouldBe(SocketPair.ClientReason);
    }

    [Fact]
    public async Task ReceiveAsync_results_of_different_messages_are_different()
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.Client.SendBytesAsync(
            (byte[])
                [
                    .. ClientFrame.Text("one"),
                    .. ClientFrame.Text("two"),
                    .. ClientFrame.Binary("six"u8),
                    .. ClientFrame.Binary("end"u8, fin: false),
                    .. ClientFrame.Continuation("three"u8),
                    .. ClientFrame.Ping(),
                ]
        );
        // Now everything is there, so that every receive completes at once.
        (await pair.ReadFrameAsync()).Opcode.ShouldBe(FrameOpcodes.Pong);

        List<string> results = [];
        for (int i = 0; i < 5; i++)
        {
            WebSocketReceiveResult result = await pair.ReceiveAsync();
            results.Add($"{result.Count} {result.MessageType} {result.EndOfMessage} {result.CloseStatus}");
        }

        results.ShouldBe(["3 Text True ", "3 Text True ", "3 Binary True ", "3 Binary False ", "5 Binary True "]);
    }

    [Fact]
    public async Task CloseAsync_starts_both_halves_before_it_awaits_one()
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        Task close = pair.Start(Call.CloseAsync);

        await pair.ClientClosesAsync();
        await StateBecomesAsync(pair, WebSocketState.CloseReceived);

        close.IsCompleted.ShouldBeFalse();
        pair.Gate.Open();
        await close.InTime();
        pair.Server.State.ShouldBe(WebSocketState.Closed);
        await pair.ReadServerCloseAsync();
    }

    [Theory]
    [InlineData("data")]
    [InlineData("")]
    public async Task CloseAsync_that_gets_data_aborts(string data)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();

        await pair.ClientSendsAsync(data);

        WebSocketException error = await Should.ThrowAsync<WebSocketException>(close.InTime());
        error.WebSocketErrorCode.ShouldBe(WebSocketError.InvalidMessageType);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        await pair.ConnectionIsCutAsync();
    }

    [Theory]
    [InlineData(Situation.Open)]
    [InlineData(Situation.CloseSent)]
    public async Task CloseAsync_that_finds_unread_data_aborts(Situation situation)
    {
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);
        await pair.ClientSendsAsync("unread");
        await pair.ClientClosesAsync();

        WebSocketException error = await Should.ThrowAsync<WebSocketException>(pair.Start(Call.CloseAsync).InTime());

        error.WebSocketErrorCode.ShouldBe(WebSocketError.InvalidMessageType);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
    }

    [Fact]
    public async Task CloseAsync_discards_data_up_to_the_drain_limit()
    {
        await using SocketPair pair = await host.OpenAsync(closeDrainLimit: 10);
        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();

        await pair.ClientSendsAsync("12345");
        await pair.ClientSendsAsync("67890");
        await pair.ClientClosesAsync();
        await close.InTime();

        pair.Server.State.ShouldBe(WebSocketState.Closed);
        pair.Server.CloseStatus.ShouldBe(SocketPair.ClientCode);
        await pair.NothingMoreIsSentAsync();
    }

    [Fact]
    public async Task CloseAsync_aborts_beyond_the_drain_limit()
    {
        await using SocketPair pair = await host.OpenAsync(closeDrainLimit: 10);
        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();

        await pair.ClientSendsAsync("12345");
        await pair.ClientSendsAsync("678901");

        WebSocketException error = await Should.ThrowAsync<WebSocketException>(close.InTime());
        error.WebSocketErrorCode.ShouldBe(WebSocketError.InvalidMessageType);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    public async Task A_client_that_vanishes_fails_the_pending_receive_and_aborts(Call overload)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task receive = pair.Start(overload);

        pair.Client.Reset();

        WebSocketException error = await Should.ThrowAsync<WebSocketException>(receive.InTime());
        error.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        pair.Refused(overload).ShouldBe(Outcome.InvalidState);
    }

    [Fact]
    public async Task A_client_that_ends_TCP_without_a_close_frame_fails_CloseAsync_and_aborts()
    {
        await using SocketPair pair = await host.OpenAsync();
        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();

        pair.Client.ShutdownSend();

        WebSocketException error = await Should.ThrowAsync<WebSocketException>(close.InTime());
        error.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
    }

    [Theory]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.SendMemoryAsync)]
    [InlineData(Call.CloseOutputAsync)]
    public async Task A_client_that_vanishes_fails_the_pending_send_and_aborts(Call send)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        Task pending = pair.Start(send);

        pair.Client.Reset();

        await Should.ThrowAsync<WebSocketException>(pending.InTime());
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        pair.Refused(send).ShouldBe(Outcome.InvalidState);
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.ReceiveMemoryAsync)]
    public async Task A_client_that_breaks_a_rule_fails_the_pending_receive_and_aborts(Call overload)
    {
        await using SocketPair pair = await host.OpenAsync();
        Task receive = pair.Start(overload);

        await pair.Client.SendFrameAsync(FrameOpcodes.Text, "x"u8.ToArray(), masked: false);

        WebSocketException error = await Should.ThrowAsync<WebSocketException>(receive.InTime());
        error.WebSocketErrorCode.ShouldBe(WebSocketError.Faulted);
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        ServerFrame close = await pair.ReadFrameAsync();
        close.CloseCode.ShouldBe(1002);
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.CloseOutputAsync)]
    [InlineData(Call.CloseAsync)]
    public async Task No_call_continues_on_the_callers_context(Call call)
    {
        await using SocketPair pair = await host.OpenAsync();
        pair.Gate.Close();
        CountingContext context = new();
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        Task pending;
        try
        {
            pending = pair.Start(call);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        pair.Gate.Open();
        await pair.ClientClosesAsync();
        await pending.InTime();

        context.Posts.ShouldBe(0);
    }

    private static Task Send(
        SocketPair pair,
        Call overload,
        string payload,
        WebSocketMessageType type,
        bool endOfMessage
    )
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        return overload switch
        {
            Call.SendAsync => pair.Server.SendAsync(
                new ArraySegment<byte>(bytes),
                type,
                endOfMessage,
                CancellationToken.None
            ),
            Call.SendMemoryAsync => pair
                .Server.SendAsync(bytes.AsMemory(), type, endOfMessage, CancellationToken.None)
                .AsTask(),
            _ => pair
                .Server.SendAsync(
                    bytes.AsMemory(),
                    type,
                    endOfMessage ? WebSocketMessageFlags.EndOfMessage : WebSocketMessageFlags.None,
                    CancellationToken.None
                )
                .AsTask(),
        };
    }

    private static async Task<(int Count, WebSocketMessageType Type, bool EndOfMessage)> Receive(
        SocketPair pair,
        Call overload,
        byte[] buffer
    )
    {
        if (overload == Call.ReceiveAsync)
        {
            WebSocketReceiveResult result = await pair.Server.ReceiveAsync(
                new ArraySegment<byte>(buffer),
                CancellationToken.None
            );
            return (result.Count, result.MessageType, result.EndOfMessage);
        }

        ValueWebSocketReceiveResult value = await pair.Server.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        return (value.Count, value.MessageType, value.EndOfMessage);
    }

    // The only way to see the state of a half-done CloseAsync from outside; a real bound of ten seconds.
    private static async Task StateBecomesAsync(SocketPair pair, WebSocketState expected)
    {
        using CancellationTokenSource bound = new(TimeSpan.FromSeconds(10), TimeProvider.System);
        while (pair.Server.State != expected)
        {
            bound.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

using System.Net.WebSockets;
using System.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Tables 2.2 and 2.3 on the rules alone, without a connection.</summary>
public sealed class SocketStateMachineTests
{
    [Theory]
    [InlineData(Situation.Open, Call.ReceiveAsync, Outcome.Ok)]
    [InlineData(Situation.Open, Call.SendAsync, Outcome.Ok)]
    [InlineData(Situation.Open, Call.CloseOutputAsync, Outcome.Ok)]
    [InlineData(Situation.Open, Call.CloseAsync, Outcome.Ok)]
    [InlineData(Situation.CloseSent, Call.ReceiveAsync, Outcome.Ok)]
    [InlineData(Situation.CloseSent, Call.SendAsync, Outcome.CloseAlreadySent)]
    [InlineData(Situation.CloseSent, Call.CloseOutputAsync, Outcome.CompletedNoOp)]
    [InlineData(Situation.CloseSent, Call.CloseAsync, Outcome.Ok)]
    [InlineData(Situation.CloseReceived, Call.ReceiveAsync, Outcome.CloseAlreadyReceived)]
    [InlineData(Situation.CloseReceived, Call.SendAsync, Outcome.Ok)]
    [InlineData(Situation.CloseReceived, Call.CloseOutputAsync, Outcome.Ok)]
    [InlineData(Situation.CloseReceived, Call.CloseAsync, Outcome.Ok)]
    [InlineData(Situation.Closed, Call.ReceiveAsync, Outcome.CloseAlreadyReceived)]
    [InlineData(Situation.Closed, Call.SendAsync, Outcome.CloseAlreadySent)]
    [InlineData(Situation.Closed, Call.CloseOutputAsync, Outcome.CompletedNoOp)]
    [InlineData(Situation.Closed, Call.CloseAsync, Outcome.CompletedNoOp)]
    [InlineData(Situation.Aborted, Call.ReceiveAsync, Outcome.InvalidState)]
    [InlineData(Situation.Aborted, Call.SendAsync, Outcome.InvalidState)]
    [InlineData(Situation.Aborted, Call.CloseOutputAsync, Outcome.InvalidState)]
    [InlineData(Situation.Aborted, Call.CloseAsync, Outcome.InvalidState)]
    [InlineData(Situation.Disposed, Call.ReceiveAsync, Outcome.Disposed)]
    [InlineData(Situation.Disposed, Call.SendAsync, Outcome.Disposed)]
    [InlineData(Situation.Disposed, Call.CloseOutputAsync, Outcome.Disposed)]
    [InlineData(Situation.Disposed, Call.CloseAsync, Outcome.Disposed)]
    public void Table_2_2_admits_a_call(Situation situation, Call call, Outcome expected)
    {
        SocketStateMachine machine = In(situation);

        Begin(ref machine, call).ShouldBe(expected);
    }

    [Theory]
    [InlineData(Situation.Open, Call.ReceiveAsync, false, WebSocketState.Open)]
    [InlineData(Situation.Open, Call.ReceiveAsync, true, WebSocketState.CloseReceived)]
    [InlineData(Situation.Open, Call.SendAsync, false, WebSocketState.Open)]
    [InlineData(Situation.Open, Call.CloseOutputAsync, false, WebSocketState.CloseSent)]
    [InlineData(Situation.Open, Call.CloseAsync, true, WebSocketState.Closed)]
    [InlineData(Situation.CloseSent, Call.ReceiveAsync, false, WebSocketState.CloseSent)]
    [InlineData(Situation.CloseSent, Call.ReceiveAsync, true, WebSocketState.Closed)]
    [InlineData(Situation.CloseSent, Call.CloseAsync, true, WebSocketState.Closed)]
    [InlineData(Situation.CloseReceived, Call.SendAsync, false, WebSocketState.CloseReceived)]
    [InlineData(Situation.CloseReceived, Call.CloseOutputAsync, false, WebSocketState.Closed)]
    [InlineData(Situation.CloseReceived, Call.CloseAsync, false, WebSocketState.Closed)]
    public void Table_2_2_moves_on_when_the_call_ends(
        Situation situation,
        Call call,
        bool closeFrameReceived,
        WebSocketState expected
    )
    {
        SocketStateMachine machine = In(situation);

        Run(ref machine, call, closeFrameReceived);

        machine.State.ShouldBe(expected);
    }

    [Theory]
    [InlineData(Situation.Open, CloseSteps.Send | CloseSteps.Receive)]
    [InlineData(Situation.CloseSent, CloseSteps.Receive)]
    [InlineData(Situation.CloseReceived, CloseSteps.Send)]
    [InlineData(Situation.Closed, CloseSteps.None)]
    internal void CloseAsync_does_the_halves_that_are_missing(Situation situation, CloseSteps expected) =>
        In(situation).BeginClose().ShouldBe(expected);

    [Theory]
    [InlineData(Call.ReceiveAsync, Call.ReceiveAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.ReceiveAsync, Call.SendAsync, Outcome.Ok)]
    [InlineData(Call.ReceiveAsync, Call.CloseOutputAsync, Outcome.Ok)]
    [InlineData(Call.ReceiveAsync, Call.CloseAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.SendAsync, Call.ReceiveAsync, Outcome.Ok)]
    [InlineData(Call.SendAsync, Call.SendAsync, Outcome.SendInProgress)]
    [InlineData(Call.SendAsync, Call.CloseOutputAsync, Outcome.SendInProgress)]
    [InlineData(Call.SendAsync, Call.CloseAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseOutputAsync, Call.ReceiveAsync, Outcome.Ok)]
    [InlineData(Call.CloseOutputAsync, Call.SendAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseOutputAsync, Call.CloseOutputAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseOutputAsync, Call.CloseAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseAsync, Call.ReceiveAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.CloseAsync, Call.SendAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseAsync, Call.CloseOutputAsync, Outcome.SendInProgress)]
    [InlineData(Call.CloseAsync, Call.CloseAsync, Outcome.SendInProgress)]
    public void Table_2_3_admits_a_call_beside_a_pending_one(Call pending, Call call, Outcome expected)
    {
        SocketStateMachine machine = In(Situation.Open);
        Begin(ref machine, pending).ShouldBe(Outcome.Ok);

        Begin(ref machine, call).ShouldBe(expected);
        machine.State.ShouldBe(WebSocketState.Open);
    }

    [Theory]
    [InlineData(Call.ReceiveAsync, Outcome.ReceiveInProgress)]
    [InlineData(Call.SendAsync, Outcome.CloseAlreadySent)]
    [InlineData(Call.CloseOutputAsync, Outcome.CompletedNoOp)]
    [InlineData(Call.CloseAsync, Outcome.ReceiveInProgress)]
    public void Table_2_3_beside_a_CloseAsync_whose_close_frame_has_left(Call call, Outcome expected)
    {
        SocketStateMachine machine = In(Situation.Open);
        machine.BeginClose();
        machine.EndSendClose();

        Begin(ref machine, call).ShouldBe(expected);
        machine.State.ShouldBe(WebSocketState.CloseSent);
    }

    [Fact]
    public void A_refused_CloseAsync_occupies_neither_channel()
    {
        SocketStateMachine machine = In(Situation.Open);
        machine.BeginReceive();

        Begin(ref machine, Call.CloseAsync).ShouldBe(Outcome.ReceiveInProgress);

        Begin(ref machine, Call.SendAsync).ShouldBe(Outcome.Ok);
    }

    [Fact]
    public void The_send_channel_is_checked_before_the_receive_channel()
    {
        SocketStateMachine machine = In(Situation.Open);
        machine.BeginReceive();
        machine.BeginSend();

        Begin(ref machine, Call.CloseAsync).ShouldBe(Outcome.SendInProgress);
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.CloseOutputAsync)]
    [InlineData(Call.CloseAsync)]
    public void Aborted_is_checked_before_the_channels(Call call)
    {
        SocketStateMachine machine = In(Situation.Open);
        machine.BeginClose();
        machine.TryAbort().ShouldBeTrue();

        Begin(ref machine, call).ShouldBe(Outcome.InvalidState);
    }

    [Theory]
    [InlineData(Call.ReceiveAsync)]
    [InlineData(Call.SendAsync)]
    [InlineData(Call.CloseOutputAsync)]
    [InlineData(Call.CloseAsync)]
    public void Disposed_is_checked_before_aborted(Call call)
    {
        SocketStateMachine machine = In(Situation.Aborted);
        machine.EndOfHandler();

        Begin(ref machine, call).ShouldBe(Outcome.Disposed);
        machine.IsAborted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Call.ReceiveAsync, true)]
    [InlineData(Call.CloseOutputAsync, false)]
    [InlineData(Call.CloseAsync, true)]
    public void A_success_that_comes_after_Abort_does_not_bring_the_socket_back(Call call, bool closeFrameReceived)
    {
        SocketStateMachine machine = In(Situation.Open);
        Begin(ref machine, call, out CloseSteps steps).ShouldBe(Outcome.Ok);
        machine.TryAbort().ShouldBeTrue();

        End(ref machine, call, steps, closeFrameReceived);

        machine.State.ShouldBe(WebSocketState.Aborted);
    }

    [Theory]
    [InlineData(Situation.Open, true, WebSocketState.Aborted)]
    [InlineData(Situation.CloseSent, true, WebSocketState.Aborted)]
    [InlineData(Situation.CloseReceived, true, WebSocketState.Aborted)]
    [InlineData(Situation.Closed, false, WebSocketState.Closed)]
    [InlineData(Situation.Aborted, false, WebSocketState.Aborted)]
    public void Abort(Situation situation, bool cuts, WebSocketState expected)
    {
        SocketStateMachine machine = In(situation);

        machine.TryAbort().ShouldBe(cuts);
        machine.State.ShouldBe(expected);
    }

    [Theory]
    [InlineData(Situation.Open, true, true)]
    [InlineData(Situation.CloseSent, false, true)]
    [InlineData(Situation.CloseReceived, true, true)]
    [InlineData(Situation.Closed, false, false)]
    [InlineData(Situation.Aborted, false, true)]
    public void The_end_of_the_handler(Situation situation, bool cuts, bool aborted)
    {
        SocketStateMachine machine = In(situation);

        machine.EndOfHandler().ShouldBe(cuts);
        machine.IsAborted.ShouldBe(aborted);
    }

    [Fact]
    public void A_socket_whose_client_is_gone_at_birth_is_aborted() =>
        new SocketStateMachine(bornAborted: true).State.ShouldBe(WebSocketState.Aborted);

    [Theory]
    [InlineData(Situation.Open, CloseSteps.Send)]
    [InlineData(Situation.CloseSent, CloseSteps.None)]
    [InlineData(Situation.CloseReceived, CloseSteps.Send)]
    [InlineData(Situation.Closed, CloseSteps.None)]
    [InlineData(Situation.Aborted, null)]
    [InlineData(Situation.Disposed, null)]
    internal void The_runtimes_own_close_sends_where_it_can(Situation situation, CloseSteps? expected) =>
        In(situation).TryBeginCloseOutput().ShouldBe(expected);

    [Fact]
    public void The_runtimes_own_close_cannot_overtake_a_send()
    {
        SocketStateMachine machine = In(Situation.Open);
        machine.BeginSend();

        machine.TryBeginCloseOutput().ShouldBeNull();
    }

    [Theory]
    [InlineData(Situation.Open, true)]
    [InlineData(Situation.CloseSent, true)]
    [InlineData(Situation.CloseReceived, false)]
    [InlineData(Situation.Closed, false)]
    [InlineData(Situation.Aborted, false)]
    [InlineData(Situation.Disposed, false)]
    public void The_runtimes_own_close_receives_where_it_can(Situation situation, bool expected)
    {
        SocketStateMachine machine = In(situation);

        machine.TryBeginReceive(out bool pending).ShouldBe(expected);
        pending.ShouldBeFalse();
        machine.IsReceiving.ShouldBe(expected);
        machine.TryBeginReceive(out pending).ShouldBeFalse();
        pending.ShouldBe(expected);
    }

    [Fact]
    public void Of_many_threads_that_begin_a_send_at_once_one_wins()
    {
        for (int round = 0; round < 200; round++)
        {
            SocketStateMachine machine = In(Situation.Open);
            int won = 0;
            Parallel.For(
                0,
                8,
                _ =>
                {
                    if (Begin(ref machine, Call.SendAsync) == Outcome.Ok)
                    {
                        Interlocked.Increment(ref won);
                    }
                }
            );

            won.ShouldBe(1);
        }
    }

    private static SocketStateMachine In(Situation situation)
    {
        SocketStateMachine machine = new(bornAborted: false);
        if (situation is Situation.CloseSent or Situation.Closed)
        {
            Run(ref machine, Call.CloseOutputAsync, closeFrameReceived: false);
        }

        if (situation is Situation.CloseReceived or Situation.Closed)
        {
            Run(ref machine, Call.ReceiveAsync, closeFrameReceived: true);
        }

        if (situation == Situation.Aborted)
        {
            machine.TryAbort();
        }

        if (situation == Situation.Disposed)
        {
            machine.EndOfHandler();
        }

        return machine;
    }

    private static void Run(ref SocketStateMachine machine, Call call, bool closeFrameReceived)
    {
        Begin(ref machine, call, out CloseSteps steps).ShouldBe(Outcome.Ok);
        End(ref machine, call, steps, closeFrameReceived);
    }

    private static Outcome Begin(ref SocketStateMachine machine, Call call) => Begin(ref machine, call, out _);

    private static Outcome Begin(ref SocketStateMachine machine, Call call, out CloseSteps steps)
    {
        steps = CloseSteps.None;
        try
        {
            switch (call)
            {
                case Call.ReceiveAsync:
                    machine.BeginReceive();
                    return Outcome.Ok;
                case Call.SendAsync:
                    machine.BeginSend();
                    return Outcome.Ok;
                case Call.CloseOutputAsync:
                    steps = machine.BeginCloseOutput();
                    break;
                default:
                    steps = machine.BeginClose();
                    break;
            }

            return steps == CloseSteps.None ? Outcome.CompletedNoOp : Outcome.Ok;
        }
        catch (Exception error) when (error is InvalidOperationException or WebSocketException)
        {
            return OutcomeReader.Of(error);
        }
    }

    private static void End(ref SocketStateMachine machine, Call call, CloseSteps steps, bool closeFrameReceived)
    {
        if (call == Call.SendAsync)
        {
            machine.EndSend();
        }

        if (steps.HasFlag(CloseSteps.Send))
        {
            machine.EndSendClose();
        }

        if (call == Call.ReceiveAsync || steps.HasFlag(CloseSteps.Receive))
        {
            machine.EndReceive(closeFrameReceived);
        }
    }
}

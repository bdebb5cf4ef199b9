using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// The end without a close frame, whoever wants it: every pending call fails, and the transport is cut.
public sealed partial class WebSocketConnection
{
    /// <summary>
    /// Cuts the connection without a close frame. Every pending call fails at once. Any thread, any time, any number of
    /// times. A connection that this side has failed or left already keeps its bounded end, so that what was sent arrives;
    /// one whose peer has ended its direction of TCP in order is left (<see cref="Leave"/>), unless a send is pending.
    /// </summary>
    public void Abort()
    {
        bool leave;
        lock (Gate)
        {
            leave = PeerHasLeft;
        }

        if (leave)
        {
            Leave();
        }

        lock (Gate)
        {
            bool inFrame = _send is { IsPending: true, IsNew: false };
            if ((_leaving || ClosingPhase == ClosingPhase.Failed) && !inFrame)
            {
                return;
            }
        }

        _ = TrySetEndCause(ConnectionEndCause.Application);
        Cut(ConnectionFailure.Aborted);
    }

    private void Cut(ConnectionFailure failure)
    {
        ReceiveOperation? receive;
        bool sendFailed;
        lock (Gate)
        {
            if (_cut)
            {
                // Perhaps only TCP was late, and the application has been left what came: not any more.
                _failure ??= failure;
                return;
            }

            _cut = true;
            _endingTransport++;
            bool takesNothing =
                _closingHandshake is { IsClean: true }
                && !SendIsPending
                && !ReferenceEquals(failure, ConnectionFailure.Aborted);
            if (!takesNothing)
            {
                // Else the closing handshake is complete and only TCP was late: the application may still receive what
                // came, the close frame last.
                _failure ??= failure;
            }

            receive = FailReceive();
            sendFailed = FailSend();
            DropUnparsed();
            EndReading();
        }

        AbortTransport();
        lock (Gate)
        {
            _endingTransport--;
        }

        receive?.Signal();

        if (sendFailed)
        {
            _send!.Signal(inline: false);
        }

        SignalEnd();
    }

    private void AbortTransport()
    {
        try
        {
            _transport.Abort();
        }
        catch (Exception exception)
        {
            // The calls that are pending have to end all the same.
            Log.UnexpectedFault(_logger, Id, nameof(AbortTransport), exception);
        }
    }

    /// <summary>Under the lock: settles the pending receive with the failure, or with its token's cancellation.</summary>
    private ReceiveOperation? FailReceive()
    {
        if (!_receive.IsPending)
        {
            return null;
        }

        _receive.Fail(ExceptionFor(_receive.CancellationToken));
        return _receive;
    }

    /// <summary>Under the lock: settles the pending send with the failure, or with its token's cancellation.</summary>
    private bool FailSend()
    {
        if (_send is not { IsPending: true })
        {
            return false;
        }

        _send.Fail(ExceptionFor(_send.CancellationToken));
        _compressedOutput?.Abandon();
        return true;
    }

    /// <summary>A call whose own token was cancelled says so, whatever else went wrong.</summary>
    private Exception ExceptionFor(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken)
        : CancelsOnAbort && ReferenceEquals(_failure, ConnectionFailure.Aborted)
            ? new OperationCanceledException("The WebSocket was aborted.", _failure.ToException())
        : _failure!.ToException();

    /// <summary>A fault of this class, not of the peer: end this connection, keep the process.</summary>
    private void OnUnexpected(Exception exception, [CallerMemberName] string where = "")
    {
        Log.UnexpectedFault(_logger, Id, where, exception);
        _ = TrySetEndCause(ConnectionEndCause.Fault);
        Cut(
            new ConnectionFailure(
                WebSocketError.Faulted,
                "The WebSocket connection failed inside the server; see its log.",
                exception
            )
        );
    }
}

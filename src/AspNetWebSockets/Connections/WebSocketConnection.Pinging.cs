using System.Net.WebSockets;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Pings of the application, beside those of keep-alive.
public sealed partial class WebSocketConnection
{
    private PingLine? _pings;

    /// <summary>Sends a ping and completes with the time until its pong came.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled: the pong is not awaited any more. The connection stays as it is.</exception>
    /// <exception cref="WebSocketException">The connection ended before the pong came.</exception>
    internal async Task<TimeSpan> PingAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<TimeSpan> roundTrip = SendPing(out bool output);
        if (output)
        {
            SendQueued();
        }

        // The end may have come in between, or even before.
        SignalEnd();
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<TimeSpan>)state!).TrySetCanceled(token),
            roundTrip
        );
        return await roundTrip.Task.ConfigureAwait(false);
    }

    private TaskCompletionSource<TimeSpan> SendPing(out bool output)
    {
        lock (Gate)
        {
            if (_failure is not null || _end != ReceiveEnd.None || _outputCompleted || _outputFailed || _cut)
            {
                throw NoPong();
            }

            Span<byte> payload = stackalloc byte[PingLine.PayloadLength];
            TaskCompletionSource<TimeSpan> roundTrip = (_pings ??= new PingLine()).Add(_scheduler.Now, payload);
            AddControl(Opcode.Ping, payload);
            output = HasOutput && !IsOwnTurn;
            return roundTrip;
        }
    }

    /// <summary>Under the lock: a pong answers a ping of keep-alive, one of the application, or none.</summary>
    private void OnPong(ReadOnlySpan<byte> payload, TimeSpan now)
    {
        TimeSpan? roundTrip = _keepAlive.PongReceived(payload, now)
            ? _keepAlive.RoundTripTime
            : _pings?.PongReceived(payload, now);
        if (roundTrip is { } time)
        {
            _metrics.All.PingAnswered(time);
        }
    }

    /// <summary>Under the lock: nothing more comes.</summary>
    private void FailPings() => _pings?.Fail(NoPong());

    private WebSocketException NoPong() =>
        _end == ReceiveEnd.Close && _failure is null
            ? new WebSocketException(WebSocketError.InvalidState, "The client has closed; it answers no ping any more.")
            : (_failure ?? ConnectionFailure.PeerVanished(_inputError)).ToException();
}

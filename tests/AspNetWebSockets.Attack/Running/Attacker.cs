using System.Net;
using System.Net.Sockets;

namespace AspNetWebSockets.Attack;

/// <summary>
/// A client on bare TCP that does the steps of one case, reads all the time unless it is told not to, and keeps what it
/// saw. Nothing that the server does makes it fail; every wait ends after the patience of the run.
/// </summary>
public sealed class Attacker : IAsyncDisposable
{
    private const int SlowCase = 4;

    private static readonly TimeSpan HeldBack = TimeSpan.FromSeconds(1);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };

    private readonly List<Attacker> _swarm = [];
    private readonly int _port;
    private readonly TimeSpan _patience;
    private readonly ServerTalk _talk;
    private Task<Ending>? _reading;
    private bool _reset;

    private Attacker(int port, TimeSpan patience, bool ignoresPongs)
    {
        (_port, _patience) = (port, patience);
        _talk = new ServerTalk(ignoresPongs);
    }

    /// <summary>Runs a case and tells what the server did.</summary>
    /// <param name="port">Of the loopback address.</param>
    /// <param name="attack">The case.</param>
    /// <param name="patience">How long the server may do nothing.</param>
    public static async Task<Observation> RunAsync(int port, AttackCase attack, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(attack);
        TimeSpan allowed = attack.IsSlow ? patience * SlowCase : patience;
        await using Attacker attacker = new(port, allowed, attack.IgnoresPongs);
        await attacker.ConnectAsync(attack.Reads).ConfigureAwait(false);
        foreach (Step step in attack.Steps)
        {
            await step(attacker).ConfigureAwait(false);
        }

        bool leaves = attack.Expected.IsRefusal && !attack.WaitsForTheEnd;
        if (leaves && await attacker.WithinPatienceAsync(attacker._talk.Closed).ConfigureAwait(false))
        {
            attacker.HalfClose();
        }

        return await attacker.EndAsync().ConfigureAwait(false);
    }

    /// <summary>Sends bytes.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> bytes) => TrySendAsync(bytes, _patience);

    /// <summary>Sends bytes; <see langword="false"/> when the server does not take them within a second or has ended the connection.</summary>
    public Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes) => TrySendAsync(bytes, HeldBack);

    /// <summary>Waits for the head of the server's answer.</summary>
    public Task AnswerAsync() => WithinPatienceAsync(_talk.Answered);

    /// <summary>Waits for messages and control frames.</summary>
    public Task FramesAsync(int count) => WithinPatienceAsync(_talk.FramesAsync(count));

    /// <summary>Ends the sending side.</summary>
    public void HalfClose()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One of the sides was first; the reader sees how.
            _talk.End();
        }
    }

    /// <summary>Vanishes with a reset.</summary>
    public void Reset()
    {
        _reset = true;
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    /// <summary>See <see cref="Steps.Swarm"/>.</summary>
    public async Task SwarmAsync(int count, IReadOnlyList<Step> steps)
    {
        for (int i = 0; i < count; i++)
        {
            Attacker one = new(_port, _patience, ignoresPongs: false);
            _swarm.Add(one);
            await one.ConnectAsync(reads: true).ConfigureAwait(false);
            foreach (Step step in steps)
            {
                await step(one).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        foreach (Attacker one in _swarm)
        {
            await one.DisposeAsync().ConfigureAwait(false);
        }

        if (_reading is not null)
        {
            _ = await _reading.ConfigureAwait(false);
        }
    }

    private async Task ConnectAsync(bool reads)
    {
        using CancellationTokenSource timer = new(_patience, TimeProvider.System);
        await _socket.ConnectAsync(IPAddress.Loopback, _port, timer.Token).ConfigureAwait(false);
        if (reads)
        {
            _reading = Task.Run(ReadAsync);
        }
        else
        {
            // Its receive buffer must not do the reading for it.
            _socket.ReceiveBufferSize = 4096;
            _talk.End();
        }
    }

    private async Task<Observation> EndAsync()
    {
        // A refused request leaves the connection to HTTP.
        Ending ending =
            _reading is null ? Ending.None
            : _talk.IsRefused ? Ending.None
            : await _reading.ConfigureAwait(false);
        return _talk.Observe(_reset ? Ending.Reset : ending);
    }

    private async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes, TimeSpan bound)
    {
        using CancellationTokenSource timer = new(bound, TimeProvider.System);
        try
        {
            while (!bytes.IsEmpty)
            {
                int sent = await _socket.SendAsync(bytes, SocketFlags.None, timer.Token).ConfigureAwait(false);
                bytes = bytes[sent..];
            }

            return true;
        }
        catch (Exception exception)
            when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Reads to the end of the connection, or of the patience.</summary>
    private async Task<Ending> ReadAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        Ending ending = Ending.None;
        while (ending == Ending.None)
        {
            using CancellationTokenSource timer = new(_patience, TimeProvider.System);
            try
            {
                int count = await _socket.ReceiveAsync(buffer, SocketFlags.None, timer.Token).ConfigureAwait(false);
                _talk.Hear(buffer.AsSpan(0, count));
                ending = count == 0 ? Ending.Fin : Ending.None;
            }
            catch (OperationCanceledException)
            {
                ending = Ending.Open;
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                ending = Ending.Reset;
            }
        }

        _talk.End();
        return ending;
    }

    /// <summary>Returns whether it came in time.</summary>
    private async Task<bool> WithinPatienceAsync(Task task)
    {
        try
        {
            await task.WaitAsync(_patience, TimeProvider.System).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            // What has come by then is what the case is judged by.
            _talk.End();
            return false;
        }
    }
}

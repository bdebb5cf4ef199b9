using LoadGenerator.Linux;

namespace LoadGenerator.Connections;

/// <summary>Connections of the client and the one loop that drives them; one thread.</summary>
internal sealed class ClientGroup(ClientPlan plan, int capacity) : IDisposable
{
    private const int Window = 64;

    private readonly ClientConnection?[] _connections = new ClientConnection?[capacity];
    private readonly byte[] _buffer = new byte[256 * 1024];
    private readonly Epoll _epoll = new();

    /// <summary>When a server that sends nothing is given up.</summary>
    public int StallMilliseconds { get; init; } = 10_000;

    /// <summary>The processor time with which the client has looked in vain for something to do instead of sleeping.</summary>
    public TimeSpan SpunFor { get; private set; }

    /// <summary>All of them; only after <see cref="OpenAll"/>.</summary>
    public IEnumerable<ClientConnection> Connections => _connections.OfType<ClientConnection>();

    /// <summary>Starts a connection in the place of whatever was there.</summary>
    public ClientConnection Open(int index)
    {
        _connections[index]?.Dispose();
        ClientConnection connection = new(plan, index);
        _connections[index] = connection;
        _epoll.Add(connection.Descriptor, index);
        return connection;
    }

    /// <summary>Opens every connection, a limited number at a time, as the backlog of a server is limited.</summary>
    public void OpenAll() => RunThrough(ConnectionPhase.Open, index => Open(index).Phase);

    /// <summary>Closes every connection with the closing handshake, or just so when raw.</summary>
    public void CloseAll()
    {
        if (!plan.IsRaw)
        {
            RunThrough(ConnectionPhase.Closed, SendClose);
        }
    }

    /// <summary>Sends what a connection has queued, now and when there is room again.</summary>
    public void Flush(ClientConnection connection, int index)
    {
        bool wasStuffed = connection.IsStuffed;
        connection.Flush();
        if (connection.IsStuffed != wasStuffed)
        {
            _epoll.WatchOutput(connection.Descriptor, index, connection.IsStuffed);
        }
    }

    /// <summary>Puts a number of messages in flight on every connection.</summary>
    public void StartAll(int messages)
    {
        long now = TimeProvider.System.GetTimestamp();
        for (int index = 0; index < capacity; index++)
        {
            ClientConnection connection = _connections[index]!;
            for (int message = 0; message < messages; message++)
            {
                connection.Queue(now);
            }

            Flush(connection, index);
        }
    }

    /// <summary>Waits until something can be done and returns how many.</summary>
    /// <exception cref="LoadFailureException">Nothing came for too long.</exception>
    public int Wait()
    {
        int ready = plan.IsSpinning ? Spin() : _epoll.Wait(StallMilliseconds);
        return ready > 0
            ? ready
            : throw new LoadFailureException($"The server has sent nothing for {StallMilliseconds / 1000} seconds.");
    }

    /// <summary>Waits for as long as nothing comes.</summary>
    /// <exception cref="LoadFailureException">Something came.</exception>
    public void RequireSilence(TimeSpan time)
    {
        if (_epoll.Wait((int)time.TotalMilliseconds) > 0)
        {
            throw new LoadFailureException("The server sent something on an idle connection, or ended it.");
        }
    }

    /// <summary>Does what one of those that are ready is ready for.</summary>
    public ConnectionEvent Advance(int ready, out ClientConnection connection, out int index, out int echoes)
    {
        index = _epoll.Ready(ready);
        connection = _connections[index]!;
        if (_epoll.HasRoom(ready))
        {
            Flush(connection, index);
        }

        echoes = 0;
        return _epoll.HasInput(ready) ? connection.Receive(_buffer, out echoes) : ConnectionEvent.None;
    }

    /// <summary>Takes the echoes of all messages that are in flight; sends no more.</summary>
    public void TakeOutstanding()
    {
        int outstanding = Connections.Sum(static connection => connection.Outstanding);
        while (outstanding > 0)
        {
            int ready = Wait();
            for (int place = 0; place < ready; place++)
            {
                _ = Advance(place, out ClientConnection connection, out _, out int echoes);
                outstanding -= echoes;
                for (; echoes > 0; echoes--)
                {
                    _ = connection.TakeAnswered();
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (ClientConnection connection in Connections)
        {
            connection.Dispose();
        }

        _epoll.Dispose();
    }

    private int Spin()
    {
        int ready = _epoll.Wait(0);
        if (ready > 0)
        {
            return ready;
        }

        long start = TimeProvider.System.GetTimestamp();
        TimeSpan used = Libc.ThreadTime();
        do
        {
            ready = _epoll.Wait(0);
        } while (ready == 0 && TimeProvider.System.GetElapsedTime(start).TotalMilliseconds < StallMilliseconds);
        SpunFor += Libc.ThreadTime() - used;
        return ready;
    }

    private ConnectionPhase SendClose(int index)
    {
        _connections[index]!.SendClose();
        return ConnectionPhase.Closing;
    }

    private void RunThrough(ConnectionPhase wanted, Func<int, ConnectionPhase> start)
    {
        int started = 0;
        int done = 0;
        while (done < capacity)
        {
            while (started < capacity && started - done < Window)
            {
                done += start(started++) == wanted ? 1 : 0;
            }

            int ready = done < capacity && started > done ? Wait() : 0;
            for (int place = 0; place < ready; place++)
            {
                ConnectionEvent happened = Advance(place, out ClientConnection connection, out _, out _);
                done += happened != ConnectionEvent.None && connection.Phase == wanted ? 1 : 0;
            }
        }
    }
}

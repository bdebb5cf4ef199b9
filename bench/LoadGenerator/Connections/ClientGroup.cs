using LoadGenerator.Linux;

namespace LoadGenerator.Connections;

/// <summary>All connections of the client and the one loop that reads them; one thread.</summary>
internal sealed class ClientGroup(int port, int capacity, int messageSize) : IDisposable
{
    private const int StallMilliseconds = 5000;
    private const int Window = 64;

    private readonly ClientConnection?[] _connections = new ClientConnection?[capacity];
    private readonly OpeningRequest _request = new(port);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Epoll _epoll = new();

    /// <summary>All of them; only after <see cref="OpenAll"/>.</summary>
    public IEnumerable<ClientConnection> Connections => _connections.OfType<ClientConnection>();

    /// <summary>Starts a connection in the place of whatever was there.</summary>
    public void Open(int index)
    {
        _connections[index]?.Dispose();
        ClientConnection connection = new(_request, port, index, messageSize);
        _connections[index] = connection;
        _epoll.Add(connection.Descriptor, index);
    }

    /// <summary>Opens every connection, a limited number at a time, as the backlog of a server is limited.</summary>
    public void OpenAll() => RunThrough(ConnectionEvent.Opened, Open);

    /// <summary>Closes every connection with the closing handshake.</summary>
    public void CloseAll() => RunThrough(ConnectionEvent.Closed, index => _connections[index]!.SendClose());

    /// <summary>Waits until something can be read and returns how many.</summary>
    /// <exception cref="LoadFailureException">Nothing came for 5 seconds.</exception>
    public int Wait()
    {
        int ready = _epoll.Wait(StallMilliseconds);
        return ready > 0 ? ready : throw new LoadFailureException("The server has sent nothing for 5 seconds.");
    }

    /// <summary>Reads one of those that are ready.</summary>
    public ConnectionEvent Receive(int ready, out ClientConnection connection, out int index)
    {
        index = _epoll.Ready(ready);
        connection = _connections[index]!;
        return connection.Receive(_buffer);
    }

    public void Dispose()
    {
        foreach (ClientConnection connection in Connections)
        {
            connection.Dispose();
        }

        _epoll.Dispose();
    }

    private void RunThrough(ConnectionEvent wanted, Action<int> start)
    {
        int started = 0;
        int done = 0;
        while (done < capacity)
        {
            while (started < capacity && started - done < Window)
            {
                start(started++);
            }

            int ready = Wait();
            for (int place = 0; place < ready; place++)
            {
                done += Receive(place, out _, out _) == wanted ? 1 : 0;
            }
        }
    }
}

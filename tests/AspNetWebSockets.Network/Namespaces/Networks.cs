namespace AspNetWebSockets.Network;

/// <summary>A server's network and a client's, with a link between them that can be made bad.</summary>
internal sealed class Networks : IDisposable
{
    public const string ServerAddress = "10.93.71.1";

    private const string ClientAddress = "10.93.71.2";
    private const string ServerDevice = "anwserver";
    private const string ClientDevice = "anwclient";

    private readonly Stack<IDisposable> _parts = new();

    /// <exception cref="InvalidOperationException">This machine does not allow it; the message says what is needed.</exception>
    public Networks()
    {
        RequireRights();
        NetworkNamespace.RemoveStale();
        try
        {
            Server = Keep(new NetworkNamespace("server"));
            Client = Keep(new NetworkNamespace("client"));
            TunDevice server = Keep(new TunDevice(ServerDevice));
            TunDevice client = Keep(new TunDevice(ClientDevice));
            Server.Add(ServerDevice, ServerAddress, ClientAddress);
            Client.Add(ClientDevice, ClientAddress, ServerAddress);
            ToClient = Keep(new LinkDirection(server, client, seed: 1));
            ToServer = Keep(new LinkDirection(client, server, seed: 2));
        }
        catch
        {
            // What failed first is what is told; what cannot be taken back now, the next run removes.
            _ = TakeBack();
            throw;
        }
    }

    public NetworkNamespace Server { get; }

    public NetworkNamespace Client { get; }

    public LinkDirection ToClient { get; }

    public LinkDirection ToServer { get; }

    /// <summary>Makes the link bad in both directions.</summary>
    public void Degrade(LinkCondition condition) => (ToClient.Condition, ToServer.Condition) = (condition, condition);

    /// <summary>Pulls the client's cable.</summary>
    public void PullCable() => Client.TakeDown(ClientDevice);

    /// <exception cref="AggregateException">Something could not be taken back; everything else was.</exception>
    public void Dispose()
    {
        if (TakeBack() is { Count: > 0 } failures)
        {
            throw new AggregateException(failures);
        }
    }

    private T Keep<T>(T part)
        where T : IDisposable
    {
        _parts.Push(part);
        return part;
    }

    /// <summary>Takes everything back, the last first. Returns what has failed.</summary>
    private List<Exception> TakeBack()
    {
        List<Exception> failures = [];
        while (_parts.TryPop(out IDisposable? part))
        {
            try
            {
                part.Dispose();
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        return failures;
    }

    private static void RequireRights()
    {
        bool hasIp = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, "ip")));
        if (Libc.EffectiveUser() != 0 || !hasIp || !File.Exists("/dev/net/tun"))
        {
            throw new InvalidOperationException(
                "The network tests make network namespaces and TUN devices. They need root (CAP_SYS_ADMIN and CAP_NET_ADMIN, in a container --privileged), the command ip (apt-get install iproute2) and the device /dev/net/tun."
            );
        }
    }
}

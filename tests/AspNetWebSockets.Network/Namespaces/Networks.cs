namespace AspNetWebSockets.Network;

/// <summary>A server's network and a client's, with a link between them that can be made bad.</summary>
internal sealed class Networks : IDisposable
{
    public const string ServerAddress = "10.93.71.1";

    private const string ClientAddress = "10.93.71.2";
    private const string ServerDevice = "anwserver";
    private const string ClientDevice = "anwclient";

    private readonly TunDevice _serverDevice;
    private readonly TunDevice _clientDevice;

    /// <exception cref="InvalidOperationException">This machine does not allow it; the message says what is needed.</exception>
    public Networks()
    {
        RequireRights();
        NetworkNamespace.RemoveStale();
        Server = new NetworkNamespace("server");
        Client = new NetworkNamespace("client");
        _serverDevice = new TunDevice(ServerDevice);
        _clientDevice = new TunDevice(ClientDevice);
        Server.Add(ServerDevice, ServerAddress, ClientAddress);
        Client.Add(ClientDevice, ClientAddress, ServerAddress);
        ToClient = new LinkDirection(_serverDevice, _clientDevice, seed: 1);
        ToServer = new LinkDirection(_clientDevice, _serverDevice, seed: 2);
    }

    public NetworkNamespace Server { get; }

    public NetworkNamespace Client { get; }

    public LinkDirection ToClient { get; }

    public LinkDirection ToServer { get; }

    /// <summary>Makes the link bad in both directions.</summary>
    public void Degrade(LinkCondition condition) => (ToClient.Condition, ToServer.Condition) = (condition, condition);

    /// <summary>Pulls the client's cable.</summary>
    public void PullCable() => Client.TakeDown(ClientDevice);

    public void Dispose()
    {
        ToClient.Dispose();
        ToServer.Dispose();
        _serverDevice.Dispose();
        _clientDevice.Dispose();
        Server.Dispose();
        Client.Dispose();
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

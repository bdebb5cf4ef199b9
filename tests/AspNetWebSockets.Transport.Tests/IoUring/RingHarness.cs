using System.Net;
using System.Net.Sockets;
using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>A ring with a group of buffers, and waits that have a bound.</summary>
internal sealed class RingHarness : IDisposable
{
    private const ushort Group = 7;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private readonly List<Socket> _sockets = [];

    public RingHarness(
        uint entries = 8,
        uint completions = 64,
        int buffers = 8,
        int bufferSize = 64,
        RingSetupFlags permitted = Ring.Wanted
    )
    {
        IoUringSupport support = IoUringSupport.Probe();
        Assert.SkipUnless(support.IsSupported, support.Reason ?? string.Empty);
        Ring = Ring.TryCreate(entries, completions, permitted, out int error).ShouldNotBeNull($"error {error}");
        Buffers = ProvidedBuffers
            .TryCreate(Ring, Group, buffers, buffers, bufferSize, out error)
            .ShouldNotBeNull($"error {error}");
    }

    public Ring Ring { get; }

    public ProvidedBuffers Buffers { get; }

    public static int Descriptor(Socket socket) => (int)socket.Handle;

    public (Socket Here, Socket There) Connect()
    {
        using Socket listener = Listen();
        Socket here = new(SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(here);
        here.Connect(listener.LocalEndPoint.ShouldNotBeNull());
        Socket there = listener.Accept();
        _sockets.Add(there);
        here.NoDelay = there.NoDelay = true;
        return (here, there);
    }

    public Socket Listen()
    {
        Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(listener);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return listener;
    }

    /// <summary>The next completion, which has to come.</summary>
    public Completion Take()
    {
        long start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < _patience)
        {
            if (Ring.TryTake(out Completion completion))
            {
                return completion;
            }

            Ring.SubmitAndWait(_patience);
        }

        throw new TimeoutException("No completion came.");
    }

    /// <summary>Takes what was received, and gives the buffer back.</summary>
    public byte[] Received(Completion completion)
    {
        completion.HasBuffer.ShouldBeTrue($"result {completion.Result}");
        byte[] data = Buffers.Received(completion.BufferId, completion.Result).ToArray();
        Buffers.GiveBack(completion.BufferId);
        return data;
    }

    public void Dispose()
    {
        foreach (Socket socket in _sockets)
        {
            socket.Dispose();
        }

        Ring.Dispose();
        Buffers.Dispose();
    }
}

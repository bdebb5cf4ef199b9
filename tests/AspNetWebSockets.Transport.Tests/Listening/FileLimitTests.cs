using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>The process runs out of file descriptors: accept(2) fails with EMFILE.</summary>
[Collection(nameof(AloneCollection))]
public sealed partial class FileLimitTests
{
    private const int NoFile = 7;

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Who_cannot_be_accepted_waits_until_descriptors_are_freed(EventLoopTransportKind kind)
    {
        await WarmUpAsync();
        ResourceLimit before = GetLimit();
        SetLimit(new ResourceLimit { Soft = (ulong)HighestUsed() + 200, Hard = before.Hard });
        try
        {
            await using RawServer server = await RawServer.StartAsync(kind);
            (Socket served, ITransportConnection servedConnection) = await server.ConnectAsync();
            using Socket servedOwned = served;
            servedConnection.Start(new EchoSink(servedConnection));

            Socket[] clients =
            [
                .. Enumerable.Repeat(0, 5).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)),
            ];
            int waitingIndex = Fail(server, clients);
            waitingIndex.ShouldBeGreaterThanOrEqualTo(0);
            Socket waiting = clients[waitingIndex];

            // Nobody else notices, and the loop did not try on and on.
            server.Logs.All.Count(record => record.EventId == 3004).ShouldBeLessThan(5);
            await served.SendTextAsync("still here");
            _ = await served.ReceiveExactlyAsync(10);

            for (int i = 0; i <= waitingIndex; i++)
            {
                ITransportConnection accepted = await server.AcceptAsync();
                accepted.Start(new EchoSink(accepted));
            }

            await waiting.SendTextAsync("served");
            (await waiting.ReceiveExactlyAsync(6)).ShouldBe("served"u8.ToArray());
            server.Logs.All.First(record => record.EventId == 3004).Level.ShouldBe(LogLevel.Warning);
            Array.ForEach(clients, client => client.Dispose());
        }
        finally
        {
            SetLimit(before);
        }
    }

    // On one thread and as short as can be: without descriptors the runtime cannot even collect garbage. Returns which
    // client cannot be accepted: the first, unless something in the process frees a descriptor just then.
    private static int Fail(RawServer server, Socket[] clients)
    {
        Stack<int> taken = new(1000);
        GC.TryStartNoGCRegion(16 * 1024 * 1024).ShouldBeTrue();
        try
        {
            for (int i = 0; i < clients.Length; i++)
            {
                int descriptor;
                while ((descriptor = Duplicate(0)) >= 0)
                {
                    taken.Push(descriptor);
                }

                clients[i].Connect(server.EndPoint);
                if (
                    SpinWait.SpinUntil(
                        () => server.Logs.All.Any(record => record.EventId == 3004),
                        TimeSpan.FromSeconds(0.5)
                    )
                )
                {
                    return i;
                }
            }

            return -1;
        }
        finally
        {
            while (taken.TryPop(out int descriptor))
            {
                _ = Libc.Close(descriptor);
            }

            GC.EndNoGCRegion();
        }
    }

    // For what is used the first time, which may have to be loaded.
    private static async Task WarmUpAsync()
    {
        await using RawServer server = await RawServer.StartAsync(EventLoopTransportKind.Epoll);
        server.Listener.OnAcceptFailed(Errno.TooManyOpenFiles).ShouldBeFalse();
        await server.PassAsync();
        SpinWait
            .SpinUntil(() => server.Logs.All.Any(record => record.EventId == 3004), TimeSpan.FromSeconds(2))
            .ShouldBeTrue();
    }

    private static int HighestUsed() =>
        Directory
            .EnumerateFileSystemEntries("/proc/self/fd")
            .Max(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture));

    private static unsafe ResourceLimit GetLimit()
    {
        ResourceLimit limit;
        GetResourceLimit(NoFile, &limit).ShouldBe(0);
        return limit;
    }

    private static unsafe void SetLimit(ResourceLimit limit) => SetResourceLimit(NoFile, &limit).ShouldBe(0);

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    private static unsafe partial int GetResourceLimit(int resource, ResourceLimit* limit);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static unsafe partial int SetResourceLimit(int resource, ResourceLimit* limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }
}

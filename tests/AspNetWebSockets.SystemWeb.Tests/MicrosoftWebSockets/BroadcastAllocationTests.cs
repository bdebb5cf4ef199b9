using System.Diagnostics;
using System.Reflection;
using AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;
using Microsoft.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets;

/// <summary>What a broadcast to a thousand members allocates, on the thread that makes it.</summary>
public sealed class BroadcastAllocationTests
{
    private const int Members = 1000;

    public BroadcastAllocationTests() =>
        Assert.SkipUnless(
            typeof(WebSocketHandler).Assembly.GetCustomAttribute<DebuggableAttribute>()
                is not { IsJITOptimizerDisabled: true },
            "In a Debug build the compiler makes objects of its own. Run with -c Release."
        );

    [Fact]
    public void Members_that_take_it_at_once_cost_nothing()
    {
        WebSocketCollection collection = MakeCollection(Task.CompletedTask);
        byte[] message = new byte[100];
        collection.Broadcast(message);

        AllocatedBy(() => collection.Broadcast(message)).ShouldBeLessThan(Members);
        AllocatedBy(() => collection.Broadcast(new string('x', 100))).ShouldBeLessThan(Members);
    }

    [Fact]
    public void Members_that_are_slow_cost_their_entry_in_the_queue()
    {
        const int Broadcasts = 128;
        const int EntrySize = 24;
        WebSocketCollection collection = MakeCollection(new TaskCompletionSource().Task);
        byte[] message = new byte[100];
        collection.Broadcast(message);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < Broadcasts; index++)
        {
            collection.Broadcast(message);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // A queue that doubles has at most twice the room it needs, and has made half of it before, and a quarter, ...
        (allocated / (double)(Members * Broadcasts)).ShouldBeLessThan(2.2 * EntrySize);
    }

    private static WebSocketCollection MakeCollection(Task send) =>
        [
            .. Enumerable
                .Range(0, Members)
                .Select(_ => new WebSocketHandler
                {
                    WebSocketContext = new StandInContext(new StandInSocket { Keeps = false, OnSend = () => send }),
                }),
        ];

    private static long AllocatedBy(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

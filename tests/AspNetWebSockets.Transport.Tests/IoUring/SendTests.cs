using System.Net.Sockets;
using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>IORING_OP_SEND and the eventfd(2) that wakes a ring.</summary>
public sealed unsafe class SendTests
{
    private const int NoSignal = 0x4000;
    private const int WaitAll = 0x100;

    [Fact]
    public void Bytes_are_sent()
    {
        using RingHarness harness = new();
        (Socket here, Socket there) = harness.Connect();
        byte[] data = GC.AllocateArray<byte>(3, pinned: true);
        data[1] = 42;

        fixed (byte* start = data)
        {
            harness.Ring.Next().Send(RingHarness.Descriptor(there), start, data.Length, NoSignal | WaitAll, 1);
            harness.Take().ShouldBe(new Completion(1, data.Length, CompletionFlags.None));
        }

        byte[] received = new byte[8];
        here.Receive(received).ShouldBe(data.Length);
        received.ShouldBe([0, 42, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void A_send_that_waits_for_all_goes_on_while_the_peer_reads()
    {
        using RingHarness harness = new();
        (Socket here, Socket there) = harness.Connect();
        byte[] data = GC.AllocateArray<byte>(16 << 20, pinned: true);
        new Random(1).NextBytes(data);

        fixed (byte* start = data)
        {
            harness.Ring.Next().Send(RingHarness.Descriptor(there), start, data.Length, NoSignal | WaitAll, 1);
            harness.Ring.Submit();
            byte[] received = new byte[data.Length];
            for (int count = 0; count < received.Length; )
            {
                count += here.Receive(received.AsSpan(count));
            }

            harness.Take().ShouldBe(new Completion(1, data.Length, CompletionFlags.None));
            received.AsSpan().SequenceEqual(data).ShouldBeTrue();
        }
    }
}

using System.Net.Sockets;
using System.Text;
using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>IORING_RECV_MULTISHOT with a ring of buffers: one request receives until something ends it.</summary>
public sealed class MultishotReceiveTests
{
    private const ulong Mark = 9;

    [Fact]
    public void One_request_receives_again_and_again_until_the_peer_ends()
    {
        using RingHarness harness = new();
        (Socket here, Socket there) = harness.Connect();
        Arm(harness, there);

        for (int i = 0; i < 50; i++)
        {
            byte[] data = Encoding.ASCII.GetBytes($"message {i}");
            here.Send(data);
            Completion completion = harness.Take();
            completion.UserData.ShouldBe(Mark);
            completion.HasMore.ShouldBeTrue();
            harness.Received(completion).ShouldBe(data);
        }

        here.Shutdown(SocketShutdown.Send);
        Completion last = harness.Take();
        last.Result.ShouldBe(0);
        last.HasMore.ShouldBeFalse();
    }

    [Fact]
    public void A_reset_ends_the_request_with_its_error()
    {
        using RingHarness harness = new();
        (Socket here, Socket there) = harness.Connect();
        Arm(harness, there);

        here.LingerState = new LingerOption(enable: true, seconds: 0);
        here.Dispose();

        Completion last = harness.Take();
        last.Result.ShouldBe(-Errors.ConnectionReset);
        last.HasMore.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_free_buffer_the_request_ends_and_nothing_is_lost_when_it_is_made_anew()
    {
        using RingHarness harness = new(buffers: 2, bufferSize: 16);
        (Socket here, Socket there) = harness.Connect();
        byte[] data = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];
        here.Send(data);
        Arm(harness, there);

        List<byte> received = [];
        List<Completion> lent = [];
        int exhausted = 0;
        while (received.Count + lent.Sum(one => one.Result) < data.Length)
        {
            Completion completion = harness.Take();
            if (completion.Result > 0)
            {
                lent.Add(completion);
                continue;
            }

            completion.ShouldBe(new Completion(Mark, -Errors.NoBuffers, CompletionFlags.None));
            exhausted++;
            lent.ForEach(one => received.AddRange(harness.Received(one)));
            lent.Clear();
            Arm(harness, there);
        }

        lent.ForEach(one => received.AddRange(harness.Received(one)));
        received.ShouldBe(data);
        exhausted.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_cancelled_receive_ends_and_what_comes_later_waits_in_the_socket()
    {
        using RingHarness harness = new();
        (Socket here, Socket there) = harness.Connect();
        Arm(harness, there);

        harness.Ring.Next().Cancel(Mark, 10);
        Completion[] completions = [harness.Take(), harness.Take()];
        completions.ShouldContain(new Completion(Mark, -Errors.Cancelled, CompletionFlags.None));
        here.Send([1, 2, 3]);
        Arm(harness, there);

        harness.Received(harness.Take()).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void All_requests_of_a_ring_are_cancelled_by_one()
    {
        using RingHarness harness = new();
        (_, Socket there) = harness.Connect();
        Arm(harness, there);
        harness.Ring.Next().PollReadableAgainAndAgain(RingHarness.Descriptor(there), 11);
        harness.Ring.Submit();

        harness.Ring.Next().CancelEverything(12);

        Completion[] completions = [harness.Take(), harness.Take(), harness.Take()];
        completions.ShouldContain(new Completion(Mark, -Errors.Cancelled, CompletionFlags.None));
        completions.ShouldContain(new Completion(11, -Errors.Cancelled, CompletionFlags.None));
        completions.ShouldContain(new Completion(12, 2, CompletionFlags.None));
    }

    [Fact]
    public void A_full_completion_queue_loses_nothing()
    {
        using RingHarness harness = new(entries: 1, completions: 2, buffers: 64, bufferSize: 8);
        (Socket here, Socket there) = harness.Connect();
        byte[] data = [.. Enumerable.Range(0, 240).Select(i => (byte)i)];
        here.Send(data);
        Arm(harness, there);

        List<byte> received = [];
        while (received.Count < data.Length)
        {
            Completion completion = harness.Take();
            received.AddRange(harness.Received(completion));
            if (!completion.HasMore)
            {
                Arm(harness, there);
            }
        }

        received.ShouldBe(data);
    }

    private static void Arm(RingHarness harness, Socket socket)
    {
        harness.Ring.Next().ReceiveAgainAndAgain(RingHarness.Descriptor(socket), harness.Buffers.Group, Mark);
        harness.Ring.Submit();
    }
}

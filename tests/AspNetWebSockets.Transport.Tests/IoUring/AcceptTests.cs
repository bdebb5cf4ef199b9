using System.Net.Sockets;
using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>IORING_OP_ACCEPT: one request for each client.</summary>
public sealed class AcceptTests
{
    [Fact]
    public void Each_request_accepts_one_client()
    {
        using RingHarness harness = new();
        using Socket listener = harness.Listen();
        AskTwice(harness, listener);

        for (byte i = 1; i <= 2; i++)
        {
            using Socket client = new(SocketType.Stream, ProtocolType.Tcp);
            client.Connect(listener.LocalEndPoint.ShouldNotBeNull());
            Completion completion = harness.Take();
            completion.UserData.ShouldBe(5ul);
            completion.HasMore.ShouldBeFalse();
            using SafeSocketHandle handle = new(completion.Result, ownsHandle: true);
            using Socket accepted = new(handle);
            accepted.Send([i]).ShouldBe(1);
            byte[] received = new byte[1];
            client.Receive(received).ShouldBe(1);
            received[0].ShouldBe(i);
        }
    }

    [Fact]
    public void Those_that_are_cancelled_end_together()
    {
        using RingHarness harness = new();
        using Socket listener = harness.Listen();
        AskTwice(harness, listener);

        harness.Ring.Next().CancelAll(5, 6);

        Completion[] completions = [harness.Take(), harness.Take(), harness.Take()];
        completions.Count(one => one == new Completion(5, -Errors.Cancelled, CompletionFlags.None)).ShouldBe(2);
        completions.ShouldContain(new Completion(6, 2, CompletionFlags.None));
    }

    private static void AskTwice(RingHarness harness, Socket listener)
    {
        for (int i = 0; i < 2; i++)
        {
            harness.Ring.Next().Accept(RingHarness.Descriptor(listener), 5);
        }

        harness.Ring.Submit();
    }
}

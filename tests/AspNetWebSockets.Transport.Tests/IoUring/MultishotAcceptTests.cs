using System.Net.Sockets;
using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>IORING_ACCEPT_MULTISHOT: one request accepts until it is cancelled.</summary>
public sealed class MultishotAcceptTests
{
    [Fact]
    public void Every_client_is_accepted_by_the_same_request()
    {
        using RingHarness harness = new();
        using Socket listener = harness.Listen();
        harness.Ring.Next().AcceptAgainAndAgain(RingHarness.Descriptor(listener), 5);
        harness.Ring.Submit();

        for (byte i = 1; i <= 3; i++)
        {
            using Socket client = new(SocketType.Stream, ProtocolType.Tcp);
            client.Connect(listener.LocalEndPoint.ShouldNotBeNull());
            Completion completion = harness.Take();
            completion.UserData.ShouldBe(5ul);
            completion.HasMore.ShouldBeTrue();
            using SafeSocketHandle handle = new(completion.Result, ownsHandle: true);
            using Socket accepted = new(handle);
            accepted.Send([i]).ShouldBe(1);
            byte[] received = new byte[1];
            client.Receive(received).ShouldBe(1);
            received[0].ShouldBe(i);
        }
    }

    [Fact]
    public void A_cancelled_accept_ends()
    {
        using RingHarness harness = new();
        using Socket listener = harness.Listen();
        harness.Ring.Next().AcceptAgainAndAgain(RingHarness.Descriptor(listener), 5);
        harness.Ring.Submit();

        harness.Ring.Next().Cancel(5, 6);

        Completion[] completions = [harness.Take(), harness.Take()];
        completions.ShouldContain(new Completion(5, -Errors.Cancelled, CompletionFlags.None));
        completions.ShouldContain(new Completion(6, 0, CompletionFlags.None));
    }
}

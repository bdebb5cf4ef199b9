using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>io_uring(7): requests go in, completions come out, however old the kernel.</summary>
public sealed class RingTests
{
    public static TheoryData<uint> Permitted() =>
        [
            (uint)Ring.Wanted,
            (uint)(Ring.Wanted & ~RingSetupFlags.NoSubmissionArray),
            (uint)(RingSetupFlags.CompletionQueueSize | RingSetupFlags.Clamp),
            (uint)RingSetupFlags.None,
        ];

    [Theory]
    [MemberData(nameof(Permitted))]
    public void A_ring_is_made_with_what_the_kernel_permits(uint permitted)
    {
        using RingHarness harness = new(permitted: (RingSetupFlags)permitted);

        harness.Ring.SetupFlags.ShouldBe((RingSetupFlags)permitted);
        harness.Ring.Features.HasFlag(RingFeatures.Required).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Permitted))]
    public void Requests_complete_with_what_they_carry(uint permitted)
    {
        using RingHarness harness = new(permitted: (RingSetupFlags)permitted);

        harness.Ring.Next().Nop(ulong.MaxValue);

        harness.Take().ShouldBe(new Completion(ulong.MaxValue, 0, CompletionFlags.None));
        harness.Ring.HasCompletions.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Permitted))]
    public void More_requests_than_fit_are_submitted_on_the_way(uint permitted)
    {
        using RingHarness harness = new(entries: 8, completions: 64, permitted: (RingSetupFlags)permitted);
        const ulong Count = 8 * 30;

        for (ulong i = 0; i < Count; i++)
        {
            harness.Ring.Next().Nop(i);
        }

        for (ulong i = 0; i < Count; i++)
        {
            harness.Take().UserData.ShouldBe(i);
        }
    }

    [Fact]
    public void Completions_beyond_the_queue_are_kept_by_the_kernel_and_told()
    {
        using RingHarness harness = new(entries: 64, completions: 64);
        const ulong Count = 1000;

        for (ulong i = 0; i < Count; i++)
        {
            harness.Ring.Next().Nop(i);
        }

        harness.Ring.Submit();
        for (ulong i = 0; i < Count; i++)
        {
            harness.Take().UserData.ShouldBe(i);
        }
    }

    [Fact]
    public void Completions_beyond_the_queue_are_moved_into_it_without_waiting()
    {
        using RingHarness harness = new(entries: 64, completions: 64);
        const ulong Count = 96;
        for (ulong i = 0; i < Count; i++)
        {
            harness.Ring.Next().Nop(i);
        }

        harness.Ring.Submit();
        for (ulong i = 0; i < 64; i++)
        {
            harness.Ring.TryTake(out _).ShouldBeTrue();
        }

        harness.Ring.HasCompletions.ShouldBeFalse();
        harness.Ring.Submit();

        harness.Ring.TryTake(out Completion next).ShouldBeTrue();
        next.UserData.ShouldBe(64ul);
    }

    [Fact]
    public void A_wait_ends_when_its_time_is_over()
    {
        using RingHarness harness = new();
        long start = TimeProvider.System.GetTimestamp();

        harness.Ring.SubmitAndWait(TimeSpan.FromMilliseconds(30));

        TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(29));
        harness.Ring.HasCompletions.ShouldBeFalse();
    }

    [Fact]
    public void A_registered_thread_and_another_one_use_the_ring_in_turn()
    {
        using RingHarness harness = new();
        harness.Ring.RegisterThread();
        harness.Ring.Next().Nop(1);
        harness.Take().UserData.ShouldBe(1ul);

        OtherThread.Run(() =>
        {
            harness.Ring.Next().Nop(2);
            harness.Take().UserData.ShouldBe(2ul);
        });

        harness.Ring.UnregisterThread();
        harness.Ring.Next().Nop(3);
        harness.Take().UserData.ShouldBe(3ul);
    }

    [Fact]
    public void A_failed_setup_tells_the_error_number()
    {
        const int InvalidArgument = 22;

        Ring.TryCreate(0, 0, Ring.Wanted, out int error).ShouldBeNull();

        error.ShouldBe(InvalidArgument);
    }
}

namespace AspNetWebSockets.Faults.Tests;

/// <summary>What a connection rents it gives back, whatever happens to it.</summary>
public sealed class PooledBufferTests
{
    [Fact]
    public void Every_pooled_buffer_is_given_back_after_every_fault()
    {
        using PooledBuffers pool = new();
        ExhaustiveGroup group = new(Transports.All[2], ServerCloses: false, Pushes: true);

        group.Run(pool).ShouldBeGreaterThan(15_000);
    }

    [Fact]
    public void A_buffer_that_is_kept_is_seen()
    {
        using PooledBuffers pool = new();
        List<byte[]> kept = [];

        Should.Throw<InvariantViolationException>(() =>
            pool.RequireReturned(() => kept.Add(System.Buffers.ArrayPool<byte>.Shared.Rent(1000)), "none")
        );
    }
}

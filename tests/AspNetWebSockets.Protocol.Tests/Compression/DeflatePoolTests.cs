namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 7692 section 7.1.1: who holds a compressor, and for how long.</summary>
public sealed class DeflatePoolTests
{
    private static readonly PermessageDeflateParameters Shared = Agreed.Parameters(takeover: false);
    private static readonly PermessageDeflateParameters Own = Agreed.Parameters(takeover: true);

    private readonly byte[] _room = new byte[1000];

    [Fact]
    public void Without_context_takeover_nothing_is_held_between_messages()
    {
        using DeflatePool pool = new(new PermessageDeflateOptions(), capacity: 4);
        using MessageDeflater deflater = new(pool, Shared);
        using MessageInflater inflater = new(pool, Shared, 1000);
        for (int i = 0; i < 3; i++)
        {
            byte[] first = Send(deflater, "Hel"u8, endOfMessage: false);
            (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((0, Math.Min(i, 1)));
            byte[] last = Send(deflater, "lo"u8, endOfMessage: true);
            (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((1, Math.Min(i, 1)));
            inflater.Inflate(first, _room, true, false, out _, out _).ShouldBe(InflateStatus.NeedInput);
            (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((1, 0));
            inflater.Inflate(last, _room, true, true, out _, out _).ShouldBe(InflateStatus.EndOfMessage);
            (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((1, 1));
        }
    }

    [Fact]
    public void With_context_takeover_each_connection_has_its_own()
    {
        using DeflatePool pool = new(new PermessageDeflateOptions(), capacity: 4);
        using MessageDeflater deflater = new(pool, Own);
        using MessageInflater inflater = new(pool, Own, 1000);
        byte[] noise = Messages.Noise(500);
        foreach (int longest in (int[])[600, 30, 30])
        {
            byte[] message = Send(deflater, noise, endOfMessage: true);
            message.Length.ShouldBeLessThan(longest);
            inflater.Inflate(message, _room, false, true, out _, out int written).ShouldBe(InflateStatus.EndOfMessage);
            _room.AsSpan(0, written).ToArray().ShouldBe(noise);
            (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((0, 0));
        }

        // Nobody's history goes to another connection.
        using MessageDeflater other = new(pool, Own);
        Send(other, noise, endOfMessage: true).Length.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Connections_that_agreed_on_other_windows_share_nothing()
    {
        using DeflatePool pool = new(new PermessageDeflateOptions(), capacity: 4);
        foreach (int bits in Enumerable.Range(8, 8))
        {
            PermessageDeflateParameters agreed = Agreed.Parameters(takeover: false, bits, bits);
            using MessageDeflater deflater = new(pool, agreed);
            using MessageInflater inflater = new(pool, agreed, 10_000);
            byte[] message = Send(deflater, Messages.Repeated(300), endOfMessage: true);
            inflater.Inflate(message, _room, false, true, out _, out _).ShouldBe(InflateStatus.EndOfMessage);
            message.Length.ShouldBeInRange(
                bits == 8 ? 600 : 300,
                bits == 8 ? 700
                    : bits == 9 ? 700
                    : 400
            );
            (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((bits - 7, bits - 7));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void No_more_than_the_capacity_is_kept(int capacity)
    {
        using DeflatePool pool = new(new PermessageDeflateOptions(), capacity);
        MessageDeflater[] deflaters = [.. Enumerable.Range(0, 3).Select(_ => new MessageDeflater(pool, Shared))];
        MessageInflater[] inflaters = [.. Enumerable.Range(0, 3).Select(_ => new MessageInflater(pool, Shared, 10))];
        Array.ForEach(deflaters, deflater => Send(deflater, "a"u8, endOfMessage: false));
        Array.ForEach(inflaters, inflater => inflater.Inflate([], _room, false, false, out _, out _));
        Array.ForEach(deflaters, deflater => Send(deflater, "b"u8, endOfMessage: true));
        Array.ForEach(inflaters, inflater => inflater.Inflate([0], _room, false, true, out _, out _));
        (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((capacity, capacity));
        Array.ForEach(deflaters, deflater => deflater.Dispose());
        Array.ForEach(inflaters, inflater => inflater.Dispose());
        (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((capacity, capacity));
    }

    [Fact]
    public void What_is_in_the_middle_of_a_message_is_not_shared_when_its_connection_ends()
    {
        using DeflatePool pool = new(new PermessageDeflateOptions(), capacity: 4);
        MessageDeflater deflater = new(pool, Shared);
        MessageInflater inflater = new(pool, Shared, 10);
        Send(deflater, "a"u8, endOfMessage: false);
        inflater.Inflate([0xF2], _room, false, false, out _, out _);
        for (int i = 0; i < 2; i++)
        {
            deflater.Dispose();
            inflater.Dispose();
        }

        (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((0, 0));
        Should.Throw<ObjectDisposedException>(() => Send(deflater, "a"u8, endOfMessage: true));
        Should.Throw<ObjectDisposedException>(() => inflater.Inflate([], _room, false, true, out _, out _));
    }

    [Fact]
    public void What_was_disposed_or_has_history_does_not_come_back()
    {
        using DeflatePool pool = new(new PermessageDeflateOptions(), capacity: 4);
        Deflater disposed = pool.RentDeflater(Shared);
        disposed.Dispose();
        pool.Return(disposed, Shared);
        Inflater inflater = pool.RentInflater(Shared);
        inflater.Dispose();
        pool.Return(inflater, Shared);
        Deflater unfinished = pool.RentDeflater(Shared);
        unfinished.Deflate("a"u8, endOfMessage: false);
        pool.Return(unfinished, Shared);
        (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((0, 0));
        Should.Throw<ObjectDisposedException>(() => unfinished.Deflate("a"u8));
    }

    [Fact]
    public void A_disposed_pool_keeps_nothing_and_still_serves_connections_that_go_on()
    {
        DeflatePool pool = new(new PermessageDeflateOptions(), capacity: 4);
        using MessageDeflater deflater = new(pool, Shared);
        using MessageInflater inflater = new(pool, Shared, 10);
        Send(deflater, "a"u8, endOfMessage: true);
        inflater.Inflate([0], _room, false, true, out _, out _);
        (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((1, 1));
        pool.Dispose();
        (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((0, 0));
        Send(deflater, Messages.Hello, endOfMessage: true).Length.ShouldBe(7);
        inflater.Inflate([0], _room, false, true, out _, out _).ShouldBe(InflateStatus.EndOfMessage);
        (pool.IdleDeflaters, pool.IdleInflaters).ShouldBe((0, 0));
        pool.Dispose();
    }

    [Fact]
    public void The_options_decide_how_hard_is_compressed_and_what_is_worth_it()
    {
        using DeflatePool none = new(new PermessageDeflateOptions { CompressionLevel = 0 }, 1);
        using MessageDeflater stored = new(none, Shared);
        Send(stored, new byte[500], endOfMessage: true).Length.ShouldBeGreaterThan(500);

        using DeflatePool pool = new(new PermessageDeflateOptions { MinCompressedMessageSize = 10 }, 1);
        using MessageDeflater deflater = new(pool, Shared);
        deflater.IsWorthwhile(9, endOfMessage: true).ShouldBeFalse();
        deflater.IsWorthwhile(10, endOfMessage: true).ShouldBeTrue();
        deflater.IsWorthwhile(0, endOfMessage: false).ShouldBeTrue();
    }

    [Fact]
    public void Messages_allocate_nothing()
    {
        using DeflatePool pool = new(new PermessageDeflateOptions(), 1);
        using MessageDeflater deflater = new(pool, Shared);
        using MessageInflater inflater = new(pool, Shared, 1000);
        byte[] content = Messages.Words(900);
        byte[] wire = new byte[1000];
        long before = 0;
        for (int i = 0; i < 3; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            deflater.Deflate(content, wire, true, out _, out int length);
            inflater.Inflate(wire.AsSpan(0, length), _room, false, true, out _, out _);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        using DeflatePool pool = new(new PermessageDeflateOptions(), 1);
        Refused<ArgumentNullException>(() => new DeflatePool(null!, 1)).ShouldBe("options");
        Refused<ArgumentOutOfRangeException>(() => new DeflatePool(new PermessageDeflateOptions(), -1))
            .ShouldBe("capacity");
        Refused<ArgumentNullException>(() => new MessageDeflater(null!, Shared)).ShouldBe("pool");
        Refused<ArgumentNullException>(() => new MessageDeflater(pool, null!)).ShouldBe("agreed");
        Refused<ArgumentNullException>(() => new MessageInflater(null!, Shared, 1)).ShouldBe("pool");
        Refused<ArgumentNullException>(() => new MessageInflater(pool, null!, 1)).ShouldBe("agreed");
        Refused<ArgumentOutOfRangeException>(() => new MessageInflater(pool, Shared, -1)).ShouldBe("maxMessageSize");
    }

    private static string? Refused<T>(Func<object> action)
        where T : ArgumentException => Should.Throw<T>(action).ParamName;

    private static byte[] Send(MessageDeflater deflater, ReadOnlySpan<byte> source, bool endOfMessage)
    {
        byte[] destination = new byte[2000];
        deflater.Deflate(source, destination, endOfMessage, out int consumed, out int written).ShouldBeTrue();
        consumed.ShouldBe(source.Length);
        return destination[..written];
    }
}

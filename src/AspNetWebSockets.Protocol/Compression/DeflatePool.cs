namespace AspNetWebSockets.Protocol;

/// <summary>
/// The compressors and decompressors of a server. Connections without context takeover share those that it keeps, one for
/// the time of a message; connections with it have their own, made here (RFC 7692 section 7.1.1).
/// </summary>
/// <remarks>SYNCHRONIZATION: thread-safe.</remarks>
public sealed class DeflatePool : IDisposable
{
    private readonly BoundedPool<Deflater>[] _deflaters;
    private readonly BoundedPool<Inflater>[] _inflaters;
    private volatile bool _isDisposed;

    /// <summary>Creates an empty pool for one set of options.</summary>
    /// <param name="options">What the server wants; not to be changed any more.</param>
    /// <param name="capacity">How many idle compressors, and how many idle decompressors, are kept of each window size that clients agree on. 0 or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public DeflatePool(PermessageDeflateOptions options, int capacity)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        Options = options;
        const int sizes = PermessageDeflateOptions.MaxWindowBits - PermessageDeflateOptions.MinWindowBits + 1;
        _deflaters = [.. Enumerable.Range(0, sizes).Select(_ => new BoundedPool<Deflater>(capacity))];
        _inflaters = [.. Enumerable.Range(0, sizes).Select(_ => new BoundedPool<Inflater>(capacity))];
    }

    /// <summary>What the server wants.</summary>
    public PermessageDeflateOptions Options { get; }

    /// <summary>How many idle compressors are kept.</summary>
    public int IdleDeflaters => _deflaters.Sum(pool => pool.Count);

    /// <summary>How many idle decompressors are kept.</summary>
    public int IdleInflaters => _inflaters.Sum(pool => pool.Count);

    /// <summary>Frees all that is kept. What is in use is freed when it comes back.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Array.ForEach(_deflaters, Empty);
        Array.ForEach(_inflaters, Empty);
    }

    internal Deflater RentDeflater(PermessageDeflateParameters agreed)
    {
        int bits = agreed.ServerMaxWindowBits;
        Deflater? kept = agreed.ServerContextTakeover ? null : Place(_deflaters, bits).TryTake();
        return kept ?? new Deflater(bits, Options.CompressionLevel, Options.MemoryLevel, agreed.ServerContextTakeover);
    }

    internal void Return(Deflater deflater, PermessageDeflateParameters agreed) =>
        Return(Place(_deflaters, agreed.ServerMaxWindowBits), deflater, deflater.IsPristine);

    internal Inflater RentInflater(PermessageDeflateParameters agreed)
    {
        int bits = agreed.ClientMaxWindowBits;
        Inflater? kept = agreed.ClientContextTakeover ? null : Place(_inflaters, bits).TryTake();
        return kept ?? new Inflater(bits, agreed.ClientContextTakeover);
    }

    internal void Return(Inflater inflater, PermessageDeflateParameters agreed) =>
        Return(Place(_inflaters, agreed.ClientMaxWindowBits), inflater, inflater.IsPristine);

    private static T Place<T>(T[] places, int windowBits) =>
        places[windowBits - PermessageDeflateOptions.MinWindowBits];

    private void Return<T>(BoundedPool<T> pool, T item, bool isPristine)
        where T : class, IDisposable
    {
        if (!isPristine || !pool.TryKeep(item))
        {
            item.Dispose();
        }

        // Looked at after the item was put back, so that one that comes back during Dispose is not kept.
        if (_isDisposed)
        {
            Empty(pool);
        }
    }

    private static void Empty<T>(BoundedPool<T> pool)
        where T : class, IDisposable
    {
        while (pool.TryTake() is { } item)
        {
            item.Dispose();
        }
    }
}

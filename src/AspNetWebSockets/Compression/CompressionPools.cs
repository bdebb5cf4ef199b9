using System.Runtime.CompilerServices;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>The compressors of a host: a pool for each set of options, which lives as long as they do. Any thread.</summary>
internal sealed class CompressionPools : IDisposable
{
    // A compressor is in use for the time of a message: more at once than this come about only when handlers block in
    // the middle of one.
    private static readonly int Capacity = 4 * Environment.ProcessorCount;

    private readonly ConditionalWeakTable<PermessageDeflateOptions, DeflatePool> _pools = [];

    /// <summary>Negotiates for a request (RFC 7692 section 5.1).</summary>
    /// <param name="header">The client's <c>Sec-WebSocket-Extensions</c>, checked already.</param>
    /// <param name="options">What the server wants, or <see langword="null"/> for no compression.</param>
    /// <returns><see langword="null"/> when messages are not compressed.</returns>
    public AgreedCompression? Negotiate(string? header, PermessageDeflateOptions? options)
    {
        if (
            options is null
            || !ExtensionOfferList.TryParse(header, out IReadOnlyList<ExtensionOffer>? offers)
            || PermessageDeflate.Negotiate(offers, options) is not { } parameters
        )
        {
            return null;
        }

        DeflatePool pool = _pools.GetValue(options, static options => new DeflatePool(options, Capacity));
        return new AgreedCompression(pool, parameters);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (KeyValuePair<PermessageDeflateOptions, DeflatePool> pool in _pools)
        {
            pool.Value.Dispose();
        }
    }
}

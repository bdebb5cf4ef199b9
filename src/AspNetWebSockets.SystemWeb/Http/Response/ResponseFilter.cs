using System.Diagnostics.CodeAnalysis;

namespace System.Web;

/// <summary>What the body of a response passes through: a stream of the application that writes to a stream of ours.</summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A stream in memory; the application's stream is disposed when the body is complete."
)]
internal sealed class ResponseFilter
{
    private readonly MemoryStream _end = new();

    internal ResponseFilter()
    {
        Stream = _end;
    }

    /// <summary>Where the body is written to: ours, or the application's that ends in ours.</summary>
    internal Stream Stream { get; set; }

    /// <summary>Writes what is new of the body through the filter.</summary>
    /// <param name="body">What is new.</param>
    /// <param name="isLast">Whether the body is complete.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <returns>What has come out so far.</returns>
    internal async Task<ResponseBody> PassAsync(ResponseBody body, bool isLast, CancellationToken cancellationToken)
    {
        await body.CopyToAsync(Stream, cancellationToken).ConfigureAwait(false);
        await Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (isLast)
        {
            await Stream.DisposeAsync().ConfigureAwait(false);
        }

        // Also of a stream that was disposed.
        byte[] bytes = _end.ToArray();
        ResponseBody passed = new();
        Buffers.BuffersExtensions.Write(passed.Writer, bytes);
        if (!isLast)
        {
            _end.SetLength(0);
        }

        return passed;
    }
}

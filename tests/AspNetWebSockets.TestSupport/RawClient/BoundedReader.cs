namespace AspNetWebSockets.TestSupport;

/// <summary>Reads exact amounts from a stream; every read has a bound in real time, so that no test can hang.</summary>
internal sealed class BoundedReader(Stream stream)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>Reads exactly <paramref name="count"/> bytes; <see langword="null"/> when the stream ends before the first.</summary>
    /// <exception cref="EndOfStreamException">The stream ended in between.</exception>
    public async Task<byte[]?> ReadExactlyAsync(int count, string what, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count)
        {
            if (_start == _end && !await FillAsync(what, cancellationToken).ConfigureAwait(false))
            {
                return filled == 0
                    ? null
                    : throw new EndOfStreamException(
                        $"The server closed TCP inside {what}: {filled} of {count} bytes came."
                    );
            }

            int taken = Math.Min(count - filled, _end - _start);
            _buffer.AsSpan(_start, taken).CopyTo(bytes.AsSpan(filled));
            _start += taken;
            filled += taken;
        }

        return bytes;
    }

    /// <summary>Reads up to and including <paramref name="terminator"/> and returns what stands before it.</summary>
    public async Task<byte[]> ReadUntilAsync(byte[] terminator, string what, CancellationToken cancellationToken)
    {
        List<byte> bytes = [];
        while (!EndsWith(bytes, terminator))
        {
            byte[] next =
                await ReadExactlyAsync(1, what, cancellationToken).ConfigureAwait(false)
                ?? throw new EndOfStreamException($"The server closed TCP inside {what} after {bytes.Count} bytes.");
            bytes.Add(next[0]);
        }

        return [.. bytes.SkipLast(terminator.Length)];
    }

    /// <summary>Reads all that is left.</summary>
    public async Task<byte[]> ReadToEndAsync(CancellationToken cancellationToken)
    {
        List<byte> bytes = [];
        do
        {
            bytes.AddRange(_buffer.AsSpan(_start, _end - _start));
            _start = _end;
        } while (await FillAsync("the rest of the connection", cancellationToken).ConfigureAwait(false));

        return [.. bytes];
    }

    private static bool EndsWith(List<byte> bytes, byte[] terminator) =>
        bytes.Count >= terminator.Length && bytes.TakeLast(terminator.Length).SequenceEqual(terminator);

    private async Task<bool> FillAsync(string what, CancellationToken cancellationToken)
    {
        _start = 0;
        _end = 0;
        _end = await RealTimeBound
            .RunAsync(
                Bound,
                $"the server sent nothing while the client waited for {what}",
                token => stream.ReadAsync(_buffer, token),
                cancellationToken
            )
            .ConfigureAwait(false);
        return _end > 0;
    }
}

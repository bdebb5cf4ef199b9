namespace AspNetWebSockets.Transport;

/// <summary>Names a connection in logs: 13 characters, in the manner of Kestrel's. Kept as a number, which is smaller.</summary>
internal readonly struct ConnectionId
{
    private const int Length = 13;

    // Numbers start at the time, so that they differ between two runs of a server.
    private static long s_last = TimeProvider.System.GetUtcNow().Ticks;

    private readonly long _number;

    private ConnectionId(long number) => _number = number;

    /// <summary>A name that no other connection of this process has.</summary>
    public static ConnectionId Next() => new(Interlocked.Increment(ref s_last));

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(
            Length,
            _number,
            static (text, number) =>
            {
                ReadOnlySpan<char> digits = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
                for (int i = text.Length - 1; i >= 0; i--)
                {
                    text[i] = digits[(int)(number & 31)];
                    number >>= 5;
                }
            }
        );
}

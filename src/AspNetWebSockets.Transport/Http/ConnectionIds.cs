namespace AspNetWebSockets.Transport;

/// <summary>Names connections for logs: 13 characters, in the manner of Kestrel's.</summary>
internal static class ConnectionIds
{
    private const int Length = 13;

    // Numbers start at the time, so that they differ between two runs of a server.
    private static long s_last = TimeProvider.System.GetUtcNow().Ticks;

    /// <summary>A name that no other connection of this process has.</summary>
    public static string Next() =>
        string.Create(
            Length,
            Interlocked.Increment(ref s_last),
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

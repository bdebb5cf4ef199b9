using System.Text;

namespace AspNetWebSockets.Faults;

/// <summary>The session of about 1 KiB that is tried at every byte: everything that RFC 6455 lets a well-behaved client do.</summary>
internal static class SampleSession
{
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("Grüße, 世界 😀 — naïve façade");

    /// <summary>Builds it.</summary>
    /// <param name="serverCloses">Who sends the first close frame.</param>
    /// <param name="pushes">Whether the server sends by itself, beside what it receives, instead of echoing.</param>
    public static Session Create(bool serverCloses, bool pushes)
    {
        SessionScript script = new SessionScript()
            .Message(isText: true, "hello"u8.ToArray())
            .Control(ClientFrame.Ping("one"u8))
            .Message(isText: true, [])
            // In the middle of characters of two, three and four bytes.
            .Message(
                isText: true,
                Words,
                [3, 11, 17, 18, 19, 20],
                compressed: false,
                ClientFrame.Ping("two"u8),
                ClientFrame.Pong()
            )
            .Message(isText: false, Bytes(125))
            .Message(isText: false, Bytes(126))
            .Message(isText: false, Bytes(90), [0, 0, 45, 90], compressed: false, ClientFrame.Pong("unasked"u8))
            .Control(ClientFrame.Ping())
            .Message(isText: false, Bytes(300), [127])
            .Message(isText: true, Words);
        if (!serverCloses)
        {
            _ = script.Control(ClientFrame.Close(1000, "tschüß"));
        }

        return script.End() with
        {
            ServerCloses = serverCloses,
            Pushes = pushes ? [.. Enumerable.Range(0, 12).Select(Push)] : [],
        };
    }

    private static SessionMessage Push(int number) =>
        new(number % 3 == 0, number % 3 == 0 ? Words : Bytes(20 * number));

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
}

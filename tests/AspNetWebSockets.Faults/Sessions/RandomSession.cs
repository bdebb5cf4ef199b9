using System.Text;

namespace AspNetWebSockets.Faults;

/// <summary>Sessions of a well-behaved client, otherwise at random.</summary>
internal static class RandomSession
{
    private static readonly int[] Lengths = [0, 1, 7, 125, 126, 200, 1000, 3000, 4096, 4097, 9000, 40_000, 70_000];
    private static readonly int[] Rooms = [1, 16, 125, 1024, 4096, 100_000];
    private static readonly string[] Characters = ["a", "ä", "€", "😀", "\0", "\uFFFF"];

    /// <summary>Makes one.</summary>
    /// <param name="random">All that is random about it.</param>
    /// <param name="compression">With it, messages of the client may be compressed.</param>
    public static Session Create(Random random, ClientCompression? compression = null)
    {
        SessionScript script = new(compression);
        for (int left = random.Next(8); left > 0; left--)
        {
            bool isText = random.Next(2) == 0;
            byte[] payload = Payload(random, isText);
            int[] cuts = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(payload.Length + 1)).Order()];
            byte[][] between = random.Next(4) == 0 ? [ClientFrame.Ping("between"u8)] : [];
            _ = script.Message(isText, payload, cuts, compressed: random.Next(3) > 0, between);
        }

        bool serverCloses = random.Next(2) == 0;
        if (!serverCloses)
        {
            _ = script.Control(ClientFrame.Close(1000, "bye"));
        }

        return script.End() with
        {
            ServerCloses = serverCloses,
            Room = Rooms[random.Next(Rooms.Length)],
            NapSeed = random.Next(2) == 0 ? random.Next() : null,
            Pushes = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 10)).Select(_ => Push(random))],
        };
    }

    private static SessionMessage Push(Random random)
    {
        bool isText = random.Next(2) == 0;
        return new SessionMessage(isText, Payload(random, isText));
    }

    private static byte[] Payload(Random random, bool isText)
    {
        int length = Lengths[random.Next(random.Next(4) == 0 ? Lengths.Length : 8)];
        if (!isText)
        {
            byte[] bytes = new byte[length];
            random.NextBytes(bytes);
            return bytes;
        }

        StringBuilder text = new();
        while (text.Length < length / 2)
        {
            _ = text.Append(Characters[random.Next(Characters.Length)]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

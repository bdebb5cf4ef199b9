namespace AspNetWebSockets.Faults;

/// <summary>What the client of a case sends by itself, and what its server is to do.</summary>
/// <param name="Input">The bytes that the client sends, its close frame included if it closes first.</param>
/// <param name="Messages">The messages in them.</param>
/// <param name="FrameEnds">For each data frame: the position behind it, and how many bytes of payload came up to there.</param>
internal sealed record Session(
    byte[] Input,
    IReadOnlyList<SessionMessage> Messages,
    IReadOnlyList<(int Position, int Payload)> FrameEnds
)
{
    /// <summary>Whether the server sends the first close frame, after the last message.</summary>
    public bool ServerCloses { get; init; }

    /// <summary>What the server sends by itself; when empty, it echoes each piece that it receives.</summary>
    public IReadOnlyList<SessionMessage> Pushes { get; init; } = [];

    /// <summary>The server's buffer in bytes.</summary>
    public int Room { get; init; } = 64;

    /// <summary>When set, the application now and then does something else before it receives on.</summary>
    public int? NapSeed { get; init; }

    /// <summary>How much payload the server must get when it gets so many bytes of input.</summary>
    public int PayloadBefore(int position) => FrameEnds.LastOrDefault(end => end.Position <= position).Payload;
}

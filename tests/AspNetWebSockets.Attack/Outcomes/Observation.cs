namespace AspNetWebSockets.Attack;

/// <summary>What a server did about one case.</summary>
/// <param name="Status">The status of its answer to the handshake; <see langword="null"/> when it gave none.</param>
/// <param name="NamesVersion">Whether that answer had the header <c>Sec-WebSocket-Version: 13</c>.</param>
/// <param name="Frames">Messages and control frames in order, as <see cref="FrameText"/> writes them.</param>
/// <param name="Ending">How the connection ended.</param>
public sealed record Observation(int? Status, bool NamesVersion, IReadOnlyList<string> Frames, Ending Ending)
{
    /// <summary>One line, such as <c>101 text(kept) close(1002) Fin</c>.</summary>
    public override string ToString()
    {
        string status = Status is { } code ? $"{code}{(NamesVersion ? " naming version 13" : "")}" : "no answer";
        string ending = Ending == Ending.None ? "" : $" {Ending}";
        string frames =
            Frames.Count > 12 ? $" {Frames.Count} frames" : string.Concat(Frames.Select(frame => $" {frame}"));
        return status + frames + ending;
    }
}

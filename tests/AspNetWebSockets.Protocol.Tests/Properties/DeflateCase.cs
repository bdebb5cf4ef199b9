namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Fragments of messages, how they are compressed, cut and delivered.</summary>
internal sealed record DeflateCase(
    IReadOnlyList<(byte[] Content, bool EndOfMessage)> Fragments,
    int WindowBits,
    int Level,
    bool Takeover,
    int DeflateRoom,
    int Piece,
    int InflateRoom
)
{
    public override string ToString() =>
        $"bits {WindowBits} level {Level} takeover {Takeover} rooms {DeflateRoom} {InflateRoom} piece {Piece}: "
        + string.Join(
            ' ',
            Fragments.Select(item => Convert.ToHexString(item.Content) + (item.EndOfMessage ? "." : ""))
        );
}

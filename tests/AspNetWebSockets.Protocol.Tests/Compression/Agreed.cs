namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Parameters as if they had been negotiated.</summary>
internal static class Agreed
{
    public static PermessageDeflateParameters Parameters(bool takeover, int serverBits = 15, int clientBits = 15) =>
        new(takeover, takeover, serverBits, clientBits, "permessage-deflate");
}

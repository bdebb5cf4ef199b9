using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>That a connection compresses its messages (RFC 7692), and how.</summary>
/// <param name="Pool">Where its compressors come from.</param>
/// <param name="Parameters">What client and server agreed on.</param>
internal sealed record AgreedCompression(DeflatePool Pool, PermessageDeflateParameters Parameters);

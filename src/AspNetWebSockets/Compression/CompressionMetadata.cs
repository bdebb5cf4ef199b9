using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>What an endpoint says about the compression of its messages.</summary>
/// <param name="Options"><see langword="null"/> for none.</param>
internal sealed record CompressionMetadata(PermessageDeflateOptions? Options);

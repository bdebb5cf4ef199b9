namespace AspNetWebSockets.Protocol;

/// <summary>One element of <c>Sec-WebSocket-Extensions</c> (RFC 6455 section 9.1).</summary>
/// <param name="Name">The name of the extension, as sent.</param>
/// <param name="Parameters">Its parameters in order; the same name may occur again.</param>
public sealed record ExtensionOffer(string Name, IReadOnlyList<ExtensionParameter> Parameters);

namespace AspNetWebSockets.Protocol;

/// <summary>A parameter of an extension offer (RFC 6455 section 9.1).</summary>
/// <param name="Name">The name, as sent.</param>
/// <param name="Value">The value, unquoted; <see langword="null"/> when there is none.</param>
public readonly record struct ExtensionParameter(string Name, string? Value);

namespace AspNetWebSockets.Migrate.Sources;

/// <summary>An entry of <c>&lt;handlers&gt;</c> or <c>&lt;httpHandlers&gt;</c> with a class of the site.</summary>
/// <param name="Path">The path as the entry has it, such as <c>chat.axd</c> or <c>*.live</c>.</param>
/// <param name="TypeName">The class, without its assembly.</param>
internal sealed record HandlerMapping(string Path, string TypeName);

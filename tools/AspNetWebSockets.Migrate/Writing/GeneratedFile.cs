namespace AspNetWebSockets.Migrate.Writing;

/// <summary>A file of the new project.</summary>
/// <param name="Name">Its name in the new folder.</param>
/// <param name="Text">What is in it.</param>
internal sealed record GeneratedFile(string Name, string Text);

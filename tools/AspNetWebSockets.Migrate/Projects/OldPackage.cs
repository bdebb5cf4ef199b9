namespace AspNetWebSockets.Migrate.Projects;

/// <summary>A NuGet package of the old site.</summary>
internal sealed record OldPackage(string Id, string Version);

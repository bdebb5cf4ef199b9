namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>Where the work has got to.</summary>
/// <param name="Name">What is being done.</param>
/// <param name="Share">How much of it is done, from 0 to 1; 0 when it cannot be told.</param>
internal readonly record struct Step(string Name, double Share);

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Tests that measure or change the whole process, so that nothing else may run beside them.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Tests that measure the whole process run while no other test does.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;

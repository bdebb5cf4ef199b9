namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary>Tests of the number of connections in the process; nothing else may open one meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWideCollection
{
    public const string Name = "process-wide";
}

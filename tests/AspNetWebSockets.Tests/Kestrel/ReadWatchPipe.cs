using System.IO.Pipelines;

namespace AspNetWebSockets.Tests;

/// <summary>A connection whose input is watched. The output is the transport's own: the engine looks at its type.</summary>
internal sealed class ReadWatchPipe(PipeReader input, PipeWriter output) : IDuplexPipe
{
    public PipeReader Input { get; } = input;

    public PipeWriter Output { get; } = output;
}

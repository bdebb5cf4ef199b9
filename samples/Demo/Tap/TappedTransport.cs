using System.IO.Pipelines;

namespace Demo;

/// <summary>What Kestrel reads and writes on a tapped connection.</summary>
internal sealed class TappedTransport(PipeReader input, PipeWriter output) : IDuplexPipe
{
    public PipeReader Input => input;

    public PipeWriter Output => output;
}

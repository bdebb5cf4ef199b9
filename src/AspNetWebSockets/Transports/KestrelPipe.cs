using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;

namespace AspNetWebSockets;

/// <summary>
/// The pipe under an HTTP/1.1 connection of Kestrel, behind TLS where there is TLS: no stream and no copy between it
/// and the frames.
/// </summary>
/// <param name="pipe">The connection's transport after the upgrade.</param>
/// <param name="lifetime">What aborts the connection.</param>
/// <param name="ours">What is under it; <see langword="null"/> where that is not the event-loop transport.</param>
internal sealed class KestrelPipe(
    IDuplexPipe pipe,
    IConnectionLifetimeFeature lifetime,
    IConnectionTakeOverFeature? ours = null
) : IAbortablePipe
{
    // Connection middleware such as TLS or connection logging puts a stream between this pipe and the socket's, and
    // completing the writer of a stream that it leaves open reaches nobody.
    private static readonly Type StreamWriter = PipeWriter.Create(Stream.Null).GetType();

    /// <inheritdoc />
    public PipeReader Input => pipe.Input;

    /// <inheritdoc />
    public PipeWriter Output => pipe.Output;

    /// <summary>Kestrel's sockets shut both directions down when the output is completed; through a stream nothing happens.</summary>
    public OutputCompletion OutputCompletion { get; } =
        pipe.Output.GetType() == StreamWriter ? OutputCompletion.None : OutputCompletion.Close;

    /// <inheritdoc />
    public long? AcknowledgedBytes => ours?.AcknowledgedBytes;

    /// <inheritdoc />
    public void Abort() => lifetime.Abort();
}

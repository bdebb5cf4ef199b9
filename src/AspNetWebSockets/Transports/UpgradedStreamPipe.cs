using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets;

/// <summary>The stream of any server's <c>IHttpUpgradeFeature</c>: the portable way where the connection's own pipe is not to be had.</summary>
/// <param name="stream">The upgraded stream; belongs to the server.</param>
/// <param name="context">The request, which stays pending as long as the connection.</param>
internal sealed class UpgradedStreamPipe(Stream stream, HttpContext context) : IAbortablePipe
{
    /// <inheritdoc />
    public PipeReader Input { get; } =
        PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true, useZeroByteReads: true));

    /// <inheritdoc />
    public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));

    /// <inheritdoc />
    public OutputCompletion OutputCompletion => OutputCompletion.None;

    /// <inheritdoc />
    public void Abort() => context.Abort();
}

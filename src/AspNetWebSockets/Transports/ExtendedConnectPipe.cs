using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets;

/// <summary>
/// One stream of an HTTP/2 or HTTP/3 connection. It ends as RFC 8441 section 5 has it, without the connection and the
/// other streams noticing: END_STREAM is the FIN of TCP, in each direction, and RST_STREAM is its reset.
/// </summary>
/// <remarks>Kestrel gives an accepted CONNECT a stream alone: the request's reader is empty, and the response's writer throws.</remarks>
/// <param name="stream">What the server's <see cref="IHttpExtendedConnectFeature"/> gave; belongs to the server.</param>
/// <param name="context">The request, which stays pending as long as the connection.</param>
internal sealed class ExtendedConnectPipe(Stream stream, HttpContext context) : IAbortablePipe
{
    // CANCEL of RFC 9113 section 7, which RFC 8441 section 5 asks for, and its like, H3_REQUEST_CANCELLED of RFC 9114
    // section 8.1.
    private const int Http2Cancel = 0x8;
    private const int Http3RequestCancelled = 0x10C;

    // Kestrel's stream takes writes after RST_STREAM as if nothing had happened, and reading says nothing of it behind
    // END_STREAM.
    private readonly CancellationToken _aborted = context.RequestAborted;
    private readonly IHttpResetFeature? _reset = context.Features.Get<IHttpResetFeature>();

    /// <inheritdoc />
    public PipeReader Input { get; } =
        PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true, useZeroByteReads: true));

    /// <inheritdoc />
    public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));

    /// <inheritdoc />
    public OutputCompletion OutputCompletion => OutputCompletion.HalfClose;

    /// <inheritdoc />
    public bool IsReset => _aborted.IsCancellationRequested;

    /// <inheritdoc />
    public void CompleteOutput()
    {
        Output.Complete();
        _ = EndStreamAsync();
    }

    /// <inheritdoc />
    public void Abort()
    {
        if (_reset is null)
        {
            context.Abort();
        }
        else
        {
            _reset.Reset(HttpProtocol.IsHttp3(context.Request.Protocol) ? Http3RequestCancelled : Http2Cancel);
        }
    }

    private async Task EndStreamAsync()
    {
        try
        {
            await context.Response.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // What cannot end in order must still end.
            Abort();
        }
    }
}

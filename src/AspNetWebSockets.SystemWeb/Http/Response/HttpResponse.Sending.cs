using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using CoreResponse = Microsoft.AspNetCore.Http.HttpResponse;

namespace System.Web;

/// <summary>When the answer goes to the client, and how it ends.</summary>
public sealed partial class HttpResponse
{
    private ResponseFilter? _filter;

    /// <summary>Whether the header fields were sent.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public bool HeadersWritten => Core.Response.HasStarted;

    /// <summary>Whether <see cref="BeginFlush"/> does not block; always <see langword="true"/>.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public bool SupportsAsyncFlush => Live(true);

    /// <summary>
    /// What the body passes through on its way to the client. Set a stream that writes to the one read from here before,
    /// as in <c>Response.Filter = new GZipStream(Response.Filter, CompressionMode.Compress)</c>; it is disposed when the body is complete.
    /// </summary>
    /// <exception cref="HttpException">Read or set: the request has become a WebSocket, or the body is not kept back. Set: <see cref="Filter"/> was not read before.</exception>
    public Stream Filter
    {
        get
        {
            if (Core is null || _buffer is null)
            {
                throw new HttpException(
                    "Response.Filter works in handlers, modules and application events, where the body is kept back."
                );
            }

            return (_filter ??= new ResponseFilter()).Stream;
        }
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (_filter is null)
            {
                throw new HttpException(
                    "The response filter is not valid: it has to write to the stream that Response.Filter gives before it is set."
                );
            }

            _filter.Stream = value;
        }
    }

    /// <summary>Sends what is kept back, and the header fields if they were not sent. Blocks until the client can take it.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The .NET Framework's method is synchronous.")]
    public void Flush() => FlushAsync().GetAwaiter().GetResult();

    /// <summary>Sends what is kept back, and the header fields if they were not sent. Does nothing when the request becomes a WebSocket.</summary>
    /// <returns>A task that ends when the connection has taken it.</returns>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public async Task FlushAsync()
    {
        if (IsSwitchingProtocols(Core))
        {
            return;
        }

        CancellationToken aborted = Core.RequestAborted;
        await SendBodyAsync(isLast: false).ConfigureAwait(false);
        await Core.Response.Body.FlushAsync(aborted).ConfigureAwait(false);
    }

    /// <summary>Begins <see cref="FlushAsync"/>.</summary>
    /// <param name="callback">Called when the connection has taken the bytes.</param>
    /// <param name="state">To be returned in <see cref="IAsyncResult.AsyncState"/>.</param>
    /// <returns>The operation, for <see cref="EndFlush"/>.</returns>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public IAsyncResult BeginFlush(AsyncCallback? callback, object? state) =>
        TaskToAsyncResult.Begin(FlushAsync(), callback, state);

    /// <summary>Ends <see cref="BeginFlush"/>.</summary>
    /// <param name="asyncResult">What <see cref="BeginFlush"/> returned.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's member is not static.")]
    public void EndFlush(IAsyncResult asyncResult) => TaskToAsyncResult.End(asyncResult);

    /// <summary>
    /// Ends the response with what was written so far. The code after the call does not run: an exception leaves the
    /// handler, which the pipeline takes for its regular end. Code that catches every exception sees it, as it saw the
    /// <c>ThreadAbortException</c> of the .NET Framework; what it writes then is ignored.
    /// </summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    [DoesNotReturn]
    public void End()
    {
        _ = Core;
        _ignoresWrites = true;
        IsEnded = true;
        throw new ResponseEndedException();
    }

    /// <summary>Cuts the connection to the client without an answer, or with what was flushed of one.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public void Close() => Core.Abort();

    /// <summary>Calls back right before the header fields are sent, when they can be changed for the last time.</summary>
    /// <param name="callback">Called once, unless unsubscribed.</param>
    /// <returns>To be unsubscribed from.</returns>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public ISubscriptionToken AddOnSendingHeaders(Action<HttpContext> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        RequireHeadersNotSent("add a callback for the sending of headers");
        Subscription subscription = new(() => callback(_context));
        Core.Response.OnStarting(
            static state =>
            {
                ((Subscription)state).Run();
                return Task.CompletedTask;
            },
            subscription
        );
        return subscription;
    }

    /// <summary>Whether <see cref="End"/> was called.</summary>
    internal bool IsEnded { get; private set; }

    /// <summary>Sends what <see cref="StartBuffering"/> has kept back; the body is complete.</summary>
    internal async Task SendBufferedAsync()
    {
        if (_core is null || _buffer is not { } body)
        {
            return;
        }

        if (!IsSwitchingProtocols(_core))
        {
            await SendBodyAsync(isLast: true).ConfigureAwait(false);
        }
        else if (body.Length > 0)
        {
            ReportDroppedWrite();
        }

        _buffer = null;
    }

    private async Task SendBodyAsync(bool isLast)
    {
        CoreResponse response = Core.Response;
        if (_buffer is not { } body || !MayHaveBody(response.StatusCode))
        {
            return;
        }

        if (_filter is not null)
        {
            body = await _filter.PassAsync(body, isLast, Core.RequestAborted).ConfigureAwait(false);
        }

        if (!response.HasStarted && body.Length > 0)
        {
            response.ContentType ??= WithCharset(DefaultContentType);
            if (isLast)
            {
                response.ContentLength ??= body.Length;
            }
        }

        await body.SendAsync(response, Core.RequestAborted).ConfigureAwait(false);
        _buffer.Clear();
    }

    // RFC 9110 sections 15.3.5 and 15.4.5; Kestrel refuses a body of theirs.
    private bool MayHaveBody(int status) =>
        !SuppressContent && status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified);
}

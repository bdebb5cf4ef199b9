using System.ComponentModel;

namespace System.Web;

/// <summary>Base class of handlers that answer with <c>async</c> and <c>await</c>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httptaskasynchandler"/>.</remarks>
public abstract class HttpTaskAsyncHandler : IHttpAsyncHandler
{
    /// <inheritdoc/>
    /// <value>Default <see langword="false"/>.</value>
    public virtual bool IsReusable => false;

    /// <summary>Answers one request. <see cref="HttpContext.Current"/> flows through its asynchronous code.</summary>
    /// <param name="context">The request and its response.</param>
    /// <returns>A task that ends when the answer is complete.</returns>
    public abstract Task ProcessRequestAsync(HttpContext context);

    /// <summary>Not supported: the handler is asynchronous.</summary>
    /// <param name="context">The request and its response.</param>
    /// <exception cref="NotSupportedException">Always; use <see cref="ProcessRequestAsync"/>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public virtual void ProcessRequest(HttpContext context) =>
        throw new NotSupportedException(
            $"The handler '{GetType()}' answers asynchronously and cannot be run by ProcessRequest. Await ProcessRequestAsync instead."
        );

    IAsyncResult IHttpAsyncHandler.BeginProcessRequest(HttpContext context, AsyncCallback? cb, object? extraData) =>
        TaskToAsyncResult.Begin(ProcessRequestAsync(context), cb, extraData);

    void IHttpAsyncHandler.EndProcessRequest(IAsyncResult result) => TaskToAsyncResult.End(result);
}

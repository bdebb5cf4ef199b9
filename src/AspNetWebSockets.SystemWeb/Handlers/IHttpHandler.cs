namespace System.Web;

/// <summary>
/// Answers HTTP requests synchronously, as <c>.ashx</c> files do. Mapped by
/// <c>app.MapHttpHandler&lt;T&gt;("/path.ashx")</c>.
/// </summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.ihttphandler"/>.</remarks>
public interface IHttpHandler
{
    /// <summary>
    /// Whether one instance may serve many requests, also at the same time. When <see langword="false"/> every request
    /// gets an instance of its own.
    /// </summary>
    bool IsReusable { get; }

    /// <summary>Answers one request. Runs on the thread that serves the request, with <see cref="HttpContext.Current"/> set.</summary>
    /// <param name="context">The request and its response.</param>
    void ProcessRequest(HttpContext context);
}

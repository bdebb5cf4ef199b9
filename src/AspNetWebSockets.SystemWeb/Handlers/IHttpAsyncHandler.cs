namespace System.Web;

/// <summary>Answers HTTP requests asynchronously with the Begin/End pattern.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.ihttpasynchandler"/>.</remarks>
public interface IHttpAsyncHandler : IHttpHandler
{
    /// <summary>Begins to answer a request.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="cb">To be called once when the answer is complete.</param>
    /// <param name="extraData">To be returned in <see cref="IAsyncResult.AsyncState"/>.</param>
    /// <returns>The operation, handed to <see cref="EndProcessRequest"/> when it is complete.</returns>
    IAsyncResult BeginProcessRequest(HttpContext context, AsyncCallback? cb, object? extraData);

    /// <summary>Ends the answer to a request and throws what it failed with.</summary>
    /// <param name="result">What <see cref="BeginProcessRequest"/> returned.</param>
    void EndProcessRequest(IAsyncResult result);
}

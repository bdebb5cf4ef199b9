using System.Net;
using System.Text;
using Newtonsoft.Json;

namespace System.Web.Http.Results;

/// <summary>Status 200 and a value as JSON, written by Json.NET.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class JsonResult<T> : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="content">The value.</param>
    /// <param name="serializerSettings">How it is written.</param>
    /// <param name="encoding">The encoding.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public JsonResult(T content, JsonSerializerSettings serializerSettings, Encoding encoding, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(serializerSettings);
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(controller);
        Content = content;
        SerializerSettings = serializerSettings;
        Encoding = encoding;
        Request = controller.Request;
    }

    /// <summary>The value.</summary>
    public T Content { get; }

    /// <summary>How it is written.</summary>
    public JsonSerializerSettings SerializerSettings { get; }

    /// <summary>The encoding.</summary>
    public Encoding Encoding { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken)
    {
        HttpResponseMessage response = Request.CreateResponse(HttpStatusCode.OK);
        response.Content = new StringContent(
            JsonConvert.SerializeObject(Content, SerializerSettings),
            Encoding,
            "application/json"
        );
        return Task.FromResult(response);
    }
}

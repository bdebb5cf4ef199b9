using System.Net;
using System.Net.Http.Formatting;
using System.Net.Http.Headers;
using System.Text;
using System.Web.Http.ModelBinding;
using System.Web.Http.Results;
using Newtonsoft.Json;

namespace System.Web.Http;

public abstract partial class ApiController
{
    /// <summary>Status 400 without a body.</summary>
    protected internal virtual BadRequestResult BadRequest() => new(this);

    /// <summary>Status 400 and words.</summary>
    /// <param name="message">The words.</param>
    protected internal virtual BadRequestErrorMessageResult BadRequest(string message) => new(message, this);

    /// <summary>Status 400 and what was wrong with the values of the request.</summary>
    /// <param name="modelState">What was wrong.</param>
    protected internal virtual InvalidModelStateResult BadRequest(ModelStateDictionary modelState) =>
        new(modelState, this);

    /// <summary>Status 409 without a body.</summary>
    protected internal virtual ConflictResult Conflict() => new(this);

    /// <summary>A status and a value in the format that the client prefers.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="statusCode">The status.</param>
    /// <param name="value">The value.</param>
    protected internal virtual NegotiatedContentResult<T> Content<T>(HttpStatusCode statusCode, T value) =>
        new(statusCode, value, this);

    /// <summary>A status and a value written by a formatter.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="statusCode">The status.</param>
    /// <param name="value">The value.</param>
    /// <param name="formatter">Writes the value.</param>
    protected internal FormattedContentResult<T> Content<T>(
        HttpStatusCode statusCode,
        T value,
        MediaTypeFormatter formatter
    ) => Content(statusCode, value, formatter, (MediaTypeHeaderValue?)null);

    /// <summary>A status and a value written by a formatter.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="statusCode">The status.</param>
    /// <param name="value">The value.</param>
    /// <param name="formatter">Writes the value.</param>
    /// <param name="mediaType">The format that is told the client.</param>
    protected internal FormattedContentResult<T> Content<T>(
        HttpStatusCode statusCode,
        T value,
        MediaTypeFormatter formatter,
        string mediaType
    ) => Content(statusCode, value, formatter, new MediaTypeHeaderValue(mediaType));

    /// <inheritdoc cref="Content{T}(HttpStatusCode, T, MediaTypeFormatter, string)"/>
    protected internal virtual FormattedContentResult<T> Content<T>(
        HttpStatusCode statusCode,
        T value,
        MediaTypeFormatter formatter,
        MediaTypeHeaderValue? mediaType
    ) => new(statusCode, value, formatter, mediaType, this);

    /// <summary>Status 201, where what was created is, and a value in the format that the client prefers.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="location">Where it is.</param>
    /// <param name="content">The value.</param>
    protected internal virtual CreatedNegotiatedContentResult<T> Created<T>(Uri location, T content) =>
        new(location, content, this);

    /// <inheritdoc cref="Created{T}(Uri, T)"/>
    protected internal CreatedNegotiatedContentResult<T> Created<T>(string location, T content) =>
        Created(new Uri(location, UriKind.RelativeOrAbsolute), content);

    /// <summary>Status 500 without a body.</summary>
    protected internal virtual InternalServerErrorResult InternalServerError() => new(this);

    /// <summary>Status 500 and an exception, for those that <see cref="HttpConfiguration.IncludeErrorDetailPolicy"/> names.</summary>
    /// <param name="exception">The exception.</param>
    protected internal virtual ExceptionResult InternalServerError(Exception exception) => new(exception, this);

    /// <summary>Status 200 and a value as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="content">The value.</param>
    protected internal JsonResult<T> Json<T>(T content) => Json(content, new JsonSerializerSettings());

    /// <summary>Status 200 and a value as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="content">The value.</param>
    /// <param name="serializerSettings">How it is written.</param>
    protected internal JsonResult<T> Json<T>(T content, JsonSerializerSettings serializerSettings) =>
        Json(content, serializerSettings, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Status 200 and a value as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="content">The value.</param>
    /// <param name="serializerSettings">How it is written.</param>
    /// <param name="encoding">The encoding.</param>
    protected internal virtual JsonResult<T> Json<T>(
        T content,
        JsonSerializerSettings serializerSettings,
        Encoding encoding
    ) => new(content, serializerSettings, encoding, this);

    /// <summary>Status 404 without a body.</summary>
    protected internal virtual NotFoundResult NotFound() => new(this);

    /// <summary>Status 200 without a body.</summary>
    protected internal virtual OkResult Ok() => new(this);

    /// <summary>Status 200 and a value in the format that the client prefers.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="content">The value.</param>
    protected internal virtual OkNegotiatedContentResult<T> Ok<T>(T content) => new(content, this);

    /// <summary>Status 302.</summary>
    /// <param name="location">Where to.</param>
    protected internal virtual RedirectResult Redirect(string location) => Redirect(new Uri(location));

    /// <summary>Status 302.</summary>
    /// <param name="location">Where to.</param>
    protected internal virtual RedirectResult Redirect(Uri location) => new(location, this);

    /// <summary>A response as it is.</summary>
    /// <param name="response">The response.</param>
    protected internal virtual ResponseMessageResult ResponseMessage(HttpResponseMessage response) =>
        new(response, this);

    /// <summary>A status without a body. <see cref="HttpStatusCode.SwitchingProtocols"/> lets a request that was accepted become a WebSocket.</summary>
    /// <param name="status">The status.</param>
    protected internal virtual StatusCodeResult StatusCode(HttpStatusCode status) => new(status, this);

    /// <summary>Status 401 and how the client may log in.</summary>
    /// <param name="challenges">How; none is allowed.</param>
    protected internal UnauthorizedResult Unauthorized(params AuthenticationHeaderValue[] challenges) =>
        Unauthorized((IEnumerable<AuthenticationHeaderValue>)challenges);

    /// <inheritdoc cref="Unauthorized(AuthenticationHeaderValue[])"/>
    protected internal virtual UnauthorizedResult Unauthorized(IEnumerable<AuthenticationHeaderValue> challenges) =>
        new(challenges, this);
}

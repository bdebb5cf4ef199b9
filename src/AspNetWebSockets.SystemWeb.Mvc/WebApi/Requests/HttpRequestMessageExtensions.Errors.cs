using System.Web.Http;
using System.Web.Http.ModelBinding;

namespace System.Net.Http;

public static partial class HttpRequestMessageExtensions
{
    /// <summary>A response that tells an error in words.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="message">The words.</param>
    public static HttpResponseMessage CreateErrorResponse(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        string message
    ) => CreateErrorResponse(request, statusCode, new HttpError(message));

    /// <summary>A response that tells an error in words, and its exception to those that <see cref="HttpConfiguration.IncludeErrorDetailPolicy"/> names.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="message">The words.</param>
    /// <param name="exception">The exception.</param>
    public static HttpResponseMessage CreateErrorResponse(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        string message,
        Exception exception
    ) =>
        CreateErrorResponse(
            request,
            statusCode,
            new HttpError(exception, IncludesErrorDetail(request)) { Message = message }
        );

    /// <summary>A response that tells an exception to those that <see cref="HttpConfiguration.IncludeErrorDetailPolicy"/> names, and the others that there was one.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="exception">The exception.</param>
    public static HttpResponseMessage CreateErrorResponse(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        Exception exception
    ) => CreateErrorResponse(request, statusCode, new HttpError(exception, IncludesErrorDetail(request)));

    /// <summary>A response that tells what was wrong with values.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="modelState">What was wrong.</param>
    public static HttpResponseMessage CreateErrorResponse(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        ModelStateDictionary modelState
    ) => CreateErrorResponse(request, statusCode, new HttpError(modelState, IncludesErrorDetail(request)));

    /// <summary>A response that tells an error in the format that the client prefers.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="error">The error.</param>
    public static HttpResponseMessage CreateErrorResponse(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        HttpError error
    ) =>
        CreateResponse(request, statusCode, error, configuration: GetConfiguration(request) ?? new HttpConfiguration());

    private static bool IncludesErrorDetail(HttpRequestMessage request) =>
        GetRequestContext(request)?.IncludeErrorDetail ?? false;
}

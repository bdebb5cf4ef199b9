using System.Net.Http.Formatting;
using System.Net.Http.Headers;
using System.Web.Http;

namespace System.Net.Http;

// Responses without a body come with the formatters' package, in a class of the same name.
public static partial class HttpRequestMessageExtensions
{
    /// <summary>A response with status 200 and a value in the format that the client prefers.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="request">The request that it answers.</param>
    /// <param name="value">The value.</param>
    /// <inheritdoc cref="CreateResponse{T}(HttpRequestMessage, HttpStatusCode, T, HttpConfiguration)" path="/exception"/>
    public static HttpResponseMessage CreateResponse<T>(this HttpRequestMessage request, T value) =>
        CreateResponse(request, HttpStatusCode.OK, value, configuration: null);

    /// <summary>A response with a value in the format that the client prefers.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="value">The value.</param>
    /// <inheritdoc cref="CreateResponse{T}(HttpRequestMessage, HttpStatusCode, T, HttpConfiguration)" path="/exception"/>
    public static HttpResponseMessage CreateResponse<T>(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        T value
    ) => CreateResponse(request, statusCode, value, configuration: null);

    /// <summary>A response with a value in the format of a configuration that the client prefers; 406 when it accepts none.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="value">The value.</param>
    /// <param name="configuration">Has the formats; <see langword="null"/> for that of the request.</param>
    /// <exception cref="InvalidOperationException">No configuration is given and no controller was given the request.</exception>
    public static HttpResponseMessage CreateResponse<T>(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        T value,
        HttpConfiguration? configuration
    ) => Negotiate(request, statusCode, typeof(T), value, configuration ?? RequireConfiguration(request));

    /// <summary>A response with a value in a format.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="value">The value.</param>
    /// <param name="mediaType">The format, such as <c>application/json</c>.</param>
    /// <exception cref="InvalidOperationException">No formatter of the request's configuration writes the type in the format.</exception>
    public static HttpResponseMessage CreateResponse<T>(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        T value,
        string mediaType
    ) => CreateResponse(request, statusCode, value, new MediaTypeHeaderValue(mediaType));

    /// <inheritdoc cref="CreateResponse{T}(HttpRequestMessage, HttpStatusCode, T, string)"/>
    public static HttpResponseMessage CreateResponse<T>(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        T value,
        MediaTypeHeaderValue mediaType
    )
    {
        MediaTypeFormatter formatter =
            RequireConfiguration(request).Formatters.FindWriter(typeof(T), mediaType)
            ?? throw new InvalidOperationException(
                $"No formatter writes {typeof(T)} as {mediaType}. Add one to HttpConfiguration.Formatters, or give it to CreateResponse."
            );
        return CreateResponse(request, statusCode, value, formatter, mediaType);
    }

    /// <summary>A response with a value written by a formatter.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="value">The value.</param>
    /// <param name="formatter">Writes the value.</param>
    public static HttpResponseMessage CreateResponse<T>(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        T value,
        MediaTypeFormatter formatter
    ) => CreateResponse(request, statusCode, value, formatter, (MediaTypeHeaderValue?)null);

    /// <summary>A response with a value written by a formatter.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="value">The value.</param>
    /// <param name="formatter">Writes the value.</param>
    /// <param name="mediaType">The format that is told the client; <see langword="null"/> for the formatter's own.</param>
    public static HttpResponseMessage CreateResponse<T>(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        T value,
        MediaTypeFormatter formatter,
        string? mediaType
    ) =>
        CreateResponse(
            request,
            statusCode,
            value,
            formatter,
            mediaType is null ? null : new MediaTypeHeaderValue(mediaType)
        );

    /// <inheritdoc cref="CreateResponse{T}(HttpRequestMessage, HttpStatusCode, T, MediaTypeFormatter, string)"/>
    public static HttpResponseMessage CreateResponse<T>(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        T value,
        MediaTypeFormatter formatter,
        MediaTypeHeaderValue? mediaType
    )
    {
        HttpResponseMessage response = request.CreateResponse(statusCode);
        response.Content = new ObjectContent<T>(value, formatter, mediaType);
        return response;
    }

    /// <summary>A response for a value that the client may have in any format of the configuration.</summary>
    internal static HttpResponseMessage Negotiate(
        this HttpRequestMessage request,
        HttpStatusCode statusCode,
        Type type,
        object? value,
        HttpConfiguration configuration
    )
    {
        ContentNegotiationResult? result = new DefaultContentNegotiator().Negotiate(
            type,
            request,
            configuration.Formatters
        );
        if (result is null)
        {
            return request.CreateResponse(HttpStatusCode.NotAcceptable);
        }

        HttpResponseMessage response = request.CreateResponse(statusCode);
        response.Content = new ObjectContent(type, value, result.Formatter, result.MediaType);
        return response;
    }

    private static HttpConfiguration RequireConfiguration(HttpRequestMessage request) =>
        GetConfiguration(request)
        ?? throw new InvalidOperationException(
            "The request has no configuration, as no controller was given it. Give CreateResponse an HttpConfiguration."
        );
}

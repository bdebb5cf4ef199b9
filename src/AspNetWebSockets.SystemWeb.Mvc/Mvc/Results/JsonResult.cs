using System.Text;

namespace System.Web.Mvc;

/// <summary>A value as JSON: names as they are, dates as <c>\/Date(milliseconds)\/</c>, as the serializer of MVC wrote it.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.jsonresult"/>.</remarks>
public class JsonResult : ActionResult
{
    /// <summary>Not used: JSON is always sent as UTF-8.</summary>
    /// <value>Default <see langword="null"/>.</value>
    /// <exception cref="PlatformNotSupportedException">The value is another encoding than UTF-8.</exception>
    public Encoding? ContentEncoding
    {
        get;
        set => field = Utf8Only.Check(value, nameof(JsonResult));
    }

    /// <summary>The media type.</summary>
    /// <value>Default <see langword="null"/>: <c>application/json</c>.</value>
    public string? ContentType { get; set; }

    /// <summary>The value; <see langword="null"/> for no body.</summary>
    public object? Data { get; set; }

    /// <summary>Whether it may be the answer to a GET.</summary>
    /// <value>Default <see cref="JsonRequestBehavior.DenyGet"/>.</value>
    public JsonRequestBehavior JsonRequestBehavior { get; set; } = JsonRequestBehavior.DenyGet;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The request is a GET, and <see cref="JsonRequestBehavior"/> does not allow that.</exception>
    public override void ExecuteResult(ControllerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (
            JsonRequestBehavior == JsonRequestBehavior.DenyGet
            && string.Equals(context.HttpContext.Request.HttpMethod, "GET", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new InvalidOperationException(
                "JSON is not sent in answer to a GET, as pages of other origins could read it. Set JsonRequestBehavior to AllowGet where that does no harm."
            );
        }

        HttpResponseBase response = context.HttpContext.Response;
        response.ContentType = string.IsNullOrEmpty(ContentType) ? "application/json" : ContentType;
        if (Data is not null)
        {
            response.Write(MvcJson.Write(Data));
        }
    }
}

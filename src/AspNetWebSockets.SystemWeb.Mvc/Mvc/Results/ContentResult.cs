using System.Text;

namespace System.Web.Mvc;

/// <summary>A text.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.contentresult"/>.</remarks>
public class ContentResult : ActionResult
{
    /// <summary>The text; <see langword="null"/> for none.</summary>
    public string? Content { get; set; }

    /// <summary>Not used: text is always sent as UTF-8, and a charset of another encoding would be a lie.</summary>
    /// <value>Default <see langword="null"/>.</value>
    /// <exception cref="PlatformNotSupportedException">The value is another encoding than UTF-8.</exception>
    public Encoding? ContentEncoding
    {
        get;
        set => field = Utf8Only.Check(value, nameof(ContentResult));
    }

    /// <summary>The media type; <see langword="null"/> for that of the response.</summary>
    public string? ContentType { get; set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public override void ExecuteResult(ControllerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpResponseBase response = context.HttpContext.Response;
        if (!string.IsNullOrEmpty(ContentType))
        {
            response.ContentType = ContentType;
        }

        response.Write(Content);
    }
}

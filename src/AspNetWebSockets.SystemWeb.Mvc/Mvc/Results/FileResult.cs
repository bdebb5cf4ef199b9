using Microsoft.Net.Http.Headers;

namespace System.Web.Mvc;

/// <summary>A file.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.fileresult"/>.</remarks>
public abstract class FileResult : ActionResult
{
    /// <summary>For derived classes.</summary>
    /// <param name="contentType">The media type.</param>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> is <see langword="null"/> or empty.</exception>
    protected FileResult(string contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        ContentType = contentType;
    }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>The name under which the client is to save it; empty to show it.</summary>
    public string FileDownloadName
    {
        get => field ?? string.Empty;
        set;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public override void ExecuteResult(ControllerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpResponseBase response = context.HttpContext.Response;
        response.ContentType = ContentType;
        if (FileDownloadName.Length > 0)
        {
            ContentDispositionHeaderValue disposition = new("attachment");
            disposition.SetHttpFileName(FileDownloadName);
            response.AddHeader("Content-Disposition", disposition.ToString());
        }

        WriteFile(response);
    }

    /// <summary>Writes the file.</summary>
    /// <param name="response">Where to.</param>
    protected abstract void WriteFile(HttpResponseBase response);
}

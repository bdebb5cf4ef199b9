using System.Text;

namespace System.Web.Mvc;

public abstract partial class Controller
{
    /// <summary>A text.</summary>
    /// <param name="content">The text.</param>
    protected internal ContentResult Content(string? content) =>
        Content(content, contentType: null, contentEncoding: null);

    /// <summary>A text.</summary>
    /// <param name="content">The text.</param>
    /// <param name="contentType">The media type.</param>
    protected internal ContentResult Content(string? content, string? contentType) =>
        Content(content, contentType, contentEncoding: null);

    /// <summary>A text.</summary>
    /// <param name="content">The text.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="contentEncoding">UTF-8 or <see langword="null"/>.</param>
    protected internal virtual ContentResult Content(string? content, string? contentType, Encoding? contentEncoding) =>
        new()
        {
            Content = content,
            ContentType = contentType,
            ContentEncoding = contentEncoding,
        };

    /// <summary>A file of bytes.</summary>
    /// <param name="fileContents">The bytes.</param>
    /// <param name="contentType">The media type.</param>
    protected internal FileContentResult File(byte[] fileContents, string contentType) =>
        File(fileContents, contentType, fileDownloadName: null);

    /// <summary>A file of bytes.</summary>
    /// <param name="fileContents">The bytes.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="fileDownloadName">The name under which the client is to save it.</param>
    protected internal virtual FileContentResult File(
        byte[] fileContents,
        string contentType,
        string? fileDownloadName
    ) => new(fileContents, contentType) { FileDownloadName = fileDownloadName ?? string.Empty };

    /// <summary>A file that is read from a stream.</summary>
    /// <param name="fileStream">The stream.</param>
    /// <param name="contentType">The media type.</param>
    protected internal FileStreamResult File(Stream fileStream, string contentType) =>
        File(fileStream, contentType, fileDownloadName: null);

    /// <summary>A file that is read from a stream.</summary>
    /// <param name="fileStream">The stream.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="fileDownloadName">The name under which the client is to save it.</param>
    protected internal virtual FileStreamResult File(Stream fileStream, string contentType, string? fileDownloadName) =>
        new(fileStream, contentType) { FileDownloadName = fileDownloadName ?? string.Empty };

    /// <summary>A file on disk.</summary>
    /// <param name="fileName">Its path; <c>~/</c> at its beginning stands for the application's folder.</param>
    /// <param name="contentType">The media type.</param>
    protected internal FilePathResult File(string fileName, string contentType) =>
        File(fileName, contentType, fileDownloadName: null);

    /// <summary>A file on disk.</summary>
    /// <param name="fileName">Its path; <c>~/</c> at its beginning stands for the application's folder.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="fileDownloadName">The name under which the client is to save it.</param>
    protected internal virtual FilePathResult File(string fileName, string contentType, string? fileDownloadName) =>
        new(Physical(fileName), contentType) { FileDownloadName = fileDownloadName ?? string.Empty };

    /// <summary>Status 404.</summary>
    protected internal HttpNotFoundResult HttpNotFound() => HttpNotFound(statusDescription: null);

    /// <summary>Status 404.</summary>
    /// <param name="statusDescription">The reason.</param>
    protected internal virtual HttpNotFoundResult HttpNotFound(string? statusDescription) => new(statusDescription);

    /// <summary>A value as JSON, in answer to anything but a GET.</summary>
    /// <param name="data">The value.</param>
    protected internal JsonResult Json(object? data) =>
        Json(data, contentType: null, contentEncoding: null, JsonRequestBehavior.DenyGet);

    /// <summary>A value as JSON, in answer to anything but a GET.</summary>
    /// <param name="data">The value.</param>
    /// <param name="contentType">The media type.</param>
    protected internal JsonResult Json(object? data, string? contentType) =>
        Json(data, contentType, contentEncoding: null, JsonRequestBehavior.DenyGet);

    /// <summary>A value as JSON, in answer to anything but a GET.</summary>
    /// <param name="data">The value.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="contentEncoding">UTF-8 or <see langword="null"/>.</param>
    protected internal virtual JsonResult Json(object? data, string? contentType, Encoding? contentEncoding) =>
        Json(data, contentType, contentEncoding, JsonRequestBehavior.DenyGet);

    /// <summary>A value as JSON.</summary>
    /// <param name="data">The value.</param>
    /// <param name="behavior">Whether it may be the answer to a GET.</param>
    protected internal JsonResult Json(object? data, JsonRequestBehavior behavior) =>
        Json(data, contentType: null, contentEncoding: null, behavior);

    /// <summary>A value as JSON.</summary>
    /// <param name="data">The value.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="behavior">Whether it may be the answer to a GET.</param>
    protected internal JsonResult Json(object? data, string? contentType, JsonRequestBehavior behavior) =>
        Json(data, contentType, contentEncoding: null, behavior);

    /// <summary>A value as JSON.</summary>
    /// <param name="data">The value.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="contentEncoding">UTF-8 or <see langword="null"/>.</param>
    /// <param name="behavior">Whether it may be the answer to a GET.</param>
    protected internal virtual JsonResult Json(
        object? data,
        string? contentType,
        Encoding? contentEncoding,
        JsonRequestBehavior behavior
    ) =>
        new()
        {
            Data = data,
            ContentType = contentType,
            ContentEncoding = contentEncoding,
            JsonRequestBehavior = behavior,
        };

    /// <summary>Status 302.</summary>
    /// <param name="url">Where to.</param>
    protected internal virtual RedirectResult Redirect(string url) => new(url);

    /// <summary>Status 301.</summary>
    /// <param name="url">Where to.</param>
    protected internal virtual RedirectResult RedirectPermanent(string url) => new(url, permanent: true);

    private string Physical(string fileName) =>
        fileName is ['~' or '/', ..] && !System.IO.File.Exists(fileName) ? Server.MapPath(fileName) : fileName;
}

namespace System.Web.Mvc;

/// <summary>A file on disk.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.filepathresult"/>.</remarks>
public class FilePathResult : FileResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="fileName">Its physical path.</param>
    /// <param name="contentType">The media type.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fileName"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> is <see langword="null"/> or empty.</exception>
    public FilePathResult(string fileName, string contentType)
        : base(contentType)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        FileName = fileName;
    }

    /// <summary>Its physical path.</summary>
    public string FileName { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is <see langword="null"/>.</exception>
    protected override void WriteFile(HttpResponseBase response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.TransmitFile(FileName);
    }
}

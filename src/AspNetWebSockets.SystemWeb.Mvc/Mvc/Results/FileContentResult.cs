namespace System.Web.Mvc;

/// <summary>A file of bytes.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.filecontentresult"/>.</remarks>
public class FileContentResult : FileResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="fileContents">The bytes.</param>
    /// <param name="contentType">The media type.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fileContents"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> is <see langword="null"/> or empty.</exception>
    public FileContentResult(byte[] fileContents, string contentType)
        : base(contentType)
    {
        ArgumentNullException.ThrowIfNull(fileContents);
        FileContents = fileContents;
    }

    /// <summary>The bytes.</summary>
    public byte[] FileContents { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is <see langword="null"/>.</exception>
    protected override void WriteFile(HttpResponseBase response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.BinaryWrite(FileContents);
    }
}

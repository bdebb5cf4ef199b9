namespace System.Web.Mvc;

/// <summary>A file that is read from a stream, which is disposed then.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.filestreamresult"/>.</remarks>
public class FileStreamResult : FileResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="fileStream">The stream.</param>
    /// <param name="contentType">The media type.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fileStream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> is <see langword="null"/> or empty.</exception>
    public FileStreamResult(Stream fileStream, string contentType)
        : base(contentType)
    {
        ArgumentNullException.ThrowIfNull(fileStream);
        FileStream = fileStream;
    }

    /// <summary>The stream.</summary>
    public Stream FileStream { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is <see langword="null"/>.</exception>
    protected override void WriteFile(HttpResponseBase response)
    {
        ArgumentNullException.ThrowIfNull(response);
        using (FileStream)
        {
            using MemoryStream bytes = new();
            FileStream.CopyTo(bytes);
            response.BinaryWrite(bytes.ToArray());
        }
    }
}

namespace System.Web;

/// <summary>An <see cref="HttpPostedFile"/> as an <see cref="HttpPostedFileBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httppostedfilewrapper"/>.</remarks>
public class HttpPostedFileWrapper : HttpPostedFileBase
{
    private readonly HttpPostedFile _httpPostedFile;

    /// <summary>Wraps an object.</summary>
    /// <param name="httpPostedFile">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpPostedFile"/> is <see langword="null"/>.</exception>
    public HttpPostedFileWrapper(HttpPostedFile httpPostedFile)
    {
        ArgumentNullException.ThrowIfNull(httpPostedFile);
        _httpPostedFile = httpPostedFile;
    }

    /// <inheritdoc/>
    public override int ContentLength => _httpPostedFile.ContentLength;

    /// <inheritdoc/>
    public override string ContentType => _httpPostedFile.ContentType;

    /// <inheritdoc/>
    public override string FileName => _httpPostedFile.FileName;

    /// <inheritdoc/>
    public override Stream InputStream => _httpPostedFile.InputStream;

    /// <inheritdoc/>
    public override void SaveAs(string filename) => _httpPostedFile.SaveAs(filename);
}

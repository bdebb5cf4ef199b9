namespace System.Web;

/// <summary>What <see cref="HttpPostedFile"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httppostedfilebase"/>.</remarks>
public abstract class HttpPostedFileBase
{
    /// <summary>For derived classes.</summary>
    protected HttpPostedFileBase() { }

    /// <inheritdoc cref="HttpPostedFile.ContentLength" path="/summary|/value"/>
    public virtual int ContentLength => throw new NotImplementedException();

    /// <inheritdoc cref="HttpPostedFile.ContentType" path="/summary|/value"/>
    public virtual string ContentType => throw new NotImplementedException();

    /// <inheritdoc cref="HttpPostedFile.FileName" path="/summary|/value"/>
    public virtual string FileName => throw new NotImplementedException();

    /// <inheritdoc cref="HttpPostedFile.InputStream" path="/summary|/value"/>
    public virtual Stream InputStream => throw new NotImplementedException();

    /// <inheritdoc cref="HttpPostedFile.SaveAs(string)" path="/summary|/param|/returns"/>
    public virtual void SaveAs(string filename) => throw new NotImplementedException();
}

using Microsoft.AspNetCore.Http;

namespace System.Web;

/// <summary>A file of a form that the client has uploaded.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httppostedfile"/>. Not thread-safe; gone with its request.</remarks>
public sealed class HttpPostedFile
{
    private readonly IFormFile _file;
    private Stream? _content;

    internal HttpPostedFile(IFormFile file)
    {
        _file = file;
    }

    /// <summary>The length in bytes.</summary>
    /// <exception cref="OverflowException">The file is longer than 2 GiB.</exception>
    public int ContentLength => checked((int)_file.Length);

    /// <summary>The media type that the client says.</summary>
    public string ContentType => _file.Headers is null ? string.Empty : _file.ContentType ?? string.Empty;

    /// <summary>The name that the client says. Never use it as a path without <see cref="IO.Path.GetFileName(string)"/>.</summary>
    public string FileName => _file.FileName;

    /// <summary>The content; the same stream at every call.</summary>
    public Stream InputStream => _content ??= new PostedFileStream(_file);

    /// <summary>Saves the content; a file that is there is replaced.</summary>
    /// <param name="filename">An absolute path of the file system.</param>
    /// <exception cref="HttpException">The path is not absolute.</exception>
    public void SaveAs(string filename)
    {
        if (!IO.Path.IsPathRooted(filename))
        {
            throw new HttpException(
                $"The file cannot be saved as '{filename}': an absolute path is expected. Server.MapPath makes one of a virtual path."
            );
        }

        using FileStream target = new(filename, FileMode.Create, FileAccess.Write);
        _file.CopyTo(target);
    }
}

using Microsoft.AspNetCore.StaticFiles;

namespace System.Web;

/// <summary>Media types by the extension of a file name, from ASP.NET Core's list.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mimemapping"/>.</remarks>
public static class MimeMapping
{
    private static readonly FileExtensionContentTypeProvider Known = new();

    /// <summary>The media type of a file.</summary>
    /// <param name="fileName">Its name or path.</param>
    /// <returns><c>application/octet-stream</c> for an unknown extension.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fileName"/> is <see langword="null"/>.</exception>
    public static string GetMimeMapping(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return Known.TryGetContentType(fileName, out string? type) ? type : "application/octet-stream";
    }
}

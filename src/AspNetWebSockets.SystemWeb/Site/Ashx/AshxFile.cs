using System.Text;

namespace System.Web;

/// <summary>An <c>.ashx</c> file of the site.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Segments">Its names below the content root, which are those of its URL.</param>
internal sealed record AshxFile(string FullPath, IReadOnlyList<string> Segments)
{
    // The directive is the first line; the rest may be code of any length.
    private const int LongestBeginning = 64 * 1024;

    /// <summary>The URL below the application's path.</summary>
    internal string Url => "/" + string.Join('/', Segments);

    /// <summary>Reads what the file begins with.</summary>
    /// <exception cref="SiteFileException">The directive is missing or malformed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    internal WebHandlerDirective ReadDirective() => WebHandlerDirective.Parse(ReadBeginning());

    private string ReadBeginning()
    {
        byte[] bytes = new byte[LongestBeginning];
        int count;
        using (FileStream stream = File.OpenRead(FullPath))
        {
            count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }

        // A cut in the middle of a character is no sign of another encoding.
        bool isUtf8 = count == LongestBeginning || System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, count));

        // Without a byte order mark the .NET Framework took the code page of the machine, which was Western on most.
        using StreamReader reader = new(
            new MemoryStream(bytes, 0, count),
            isUtf8 ? Encoding.UTF8 : Encoding.Latin1,
            detectEncodingFromByteOrderMarks: true
        );
        return reader.ReadToEnd();
    }
}

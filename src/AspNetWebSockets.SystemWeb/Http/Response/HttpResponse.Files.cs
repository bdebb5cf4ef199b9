using System.Buffers;

namespace System.Web;

/// <summary>Files as the body.</summary>
public sealed partial class HttpResponse
{
    /// <summary>Sends a file as part of the body, without reading it into memory.</summary>
    /// <param name="filename">A virtual path (<c>~/x</c>, <c>/x</c>, or relative to the request), or the path in the file system of a file below the content root, as <c>MapPath</c> gives it. A file elsewhere has to be copied to <see cref="OutputStream"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="filename"/> is <see langword="null"/>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="HttpException">The request has become a WebSocket, or the virtual path leaves the application.</exception>
    public void TransmitFile(string filename) => AddFile(filename, 0, length: null);

    /// <summary>Sends a part of a file as part of the body, without reading it into memory.</summary>
    /// <param name="filename">A virtual path (<c>~/x</c>, <c>/x</c>, or relative to the request), or the path in the file system of a file below the content root, as <c>MapPath</c> gives it. A file elsewhere has to be copied to <see cref="OutputStream"/>.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many bytes; -1 for all that follow.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the file.</exception>
    /// <inheritdoc cref="TransmitFile(string)" path="/exception"/>
    public void TransmitFile(string filename, long offset, long length) =>
        AddFile(filename, offset, length == -1 ? null : length);

    /// <inheritdoc cref="TransmitFile(string)"/>
    public void WriteFile(string filename) => AddFile(filename, 0, length: null);

    /// <inheritdoc cref="TransmitFile(string)" path="/summary|/param|/exception"/>
    /// <param name="filename">A virtual path (<c>~/x</c>, <c>/x</c>, or relative to the request), or the path in the file system of a file below the content root, as <c>MapPath</c> gives it. A file elsewhere has to be copied to <see cref="OutputStream"/>.</param>
    /// <param name="readIntoMemory">Whether the file is read now, so that it may change before it is sent.</param>
    public void WriteFile(string filename, bool readIntoMemory)
    {
        if (readIntoMemory)
        {
            WriteBytes(IO.File.ReadAllBytes(FileOf(filename)));
        }
        else
        {
            AddFile(filename, 0, length: null);
        }
    }

    /// <inheritdoc cref="TransmitFile(string, long, long)"/>
    /// <param name="filename">A virtual path (<c>~/x</c>, <c>/x</c>, or relative to the request), or the path in the file system of a file below the content root, as <c>MapPath</c> gives it. A file elsewhere has to be copied to <see cref="OutputStream"/>.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="size">How many bytes; -1 for all that follow.</param>
    public void WriteFile(string filename, long offset, long size) => TransmitFile(filename, offset, size);

    private void AddFile(string filename, long offset, long? length)
    {
        string path = FileOf(filename);
        long available = new FileInfo(path).Length - offset;
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(available, nameof(offset));
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length ?? 0, available, nameof(length));
        if (BodyForWrite() is not { } direct)
        {
            return;
        }

        if (_buffer is not null)
        {
            _buffer.Add(path, offset, length ?? available);
            FlushWhenUnbuffered();
        }
        else
        {
            direct.Write(IO.File.ReadAllBytes(path).AsSpan((int)offset, (int)(length ?? available)));
        }
    }

    // On Linux a virtual path looks like one of the file system. Code of 4.x that hands on the name that a client asks for
    // could not leave the site by it, and must not be able to here: only what lies below the content root is taken as it is.
    private string FileOf(string filename)
    {
        ArgumentNullException.ThrowIfNull(filename);
        string root = _context.Request.MapPath("~/");
        return
            IO.Path.IsPathRooted(filename)
            && IO.Path.GetFullPath(filename) is { } full
            && full.StartsWith(root, StringComparison.Ordinal)
            ? full
            : _context.Request.MapPath(filename);
    }
}

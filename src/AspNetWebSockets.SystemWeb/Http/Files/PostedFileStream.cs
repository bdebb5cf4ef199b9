using Microsoft.AspNetCore.Http;

namespace System.Web;

/// <summary>The content of an uploaded file, at a position of its own: the files of a request are parts of one body, whose position they share.</summary>
internal sealed class PostedFileStream(IFormFile file) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length)
        {
            return 0;
        }

        using Stream part = file.OpenReadStream();
        part.Position = _position;
        int read = part.Read(buffer);
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        Position =
            offset
            + origin switch
            {
                SeekOrigin.Begin => 0,
                SeekOrigin.Current => _position,
                _ => Length,
            };

    public override void Flush() { }

    public override void SetLength(long value) => throw ReadOnly();

    public override void Write(byte[] buffer, int offset, int count) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("An uploaded file cannot be written to.");
}

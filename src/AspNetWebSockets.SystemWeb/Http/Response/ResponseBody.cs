using System.Buffers;
using CoreResponse = Microsoft.AspNetCore.Http.HttpResponse;

namespace System.Web;

/// <summary>The body of a response while it is kept back: bytes in memory, and parts of files between them.</summary>
internal sealed class ResponseBody
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<FileRange> _files = [];

    internal IBufferWriter<byte> Writer => _bytes;

    internal long Length => _bytes.WrittenCount + _files.Sum(file => file.Length);

    internal void Add(string path, long offset, long length) =>
        _files.Add(new FileRange(_bytes.WrittenCount, path, offset, length));

    internal void Clear()
    {
        _bytes.ResetWrittenCount();
        _files.Clear();
    }

    internal Task SendAsync(CoreResponse response, CancellationToken cancellationToken) =>
        WriteAsync(
            bytes => response.Body.WriteAsync(bytes, cancellationToken).AsTask(),
            file =>
                Microsoft.AspNetCore.Http.SendFileResponseExtensions.SendFileAsync(
                    response,
                    file.Path,
                    file.Offset,
                    file.Length,
                    cancellationToken
                )
        );

    internal Task CopyToAsync(Stream stream, CancellationToken cancellationToken) =>
        WriteAsync(
            bytes => stream.WriteAsync(bytes, cancellationToken).AsTask(),
            file => CopyAsync(file, stream, cancellationToken)
        );

    private static async Task CopyAsync(FileRange file, Stream stream, CancellationToken cancellationToken)
    {
        FileStream source = File.OpenRead(file.Path);
        await using (source.ConfigureAwait(false))
        {
            source.Position = file.Offset;
            byte[] buffer = ArrayPool<byte>.Shared.Rent(81920);
            try
            {
                for (long left = file.Length; left > 0; )
                {
                    int wanted = (int)Math.Min(left, buffer.Length);
                    await source.ReadExactlyAsync(buffer.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
                    await stream.WriteAsync(buffer.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
                    left -= wanted;
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private async Task WriteAsync(Func<ReadOnlyMemory<byte>, Task> writeBytes, Func<FileRange, Task> writeFile)
    {
        int written = 0;
        foreach (FileRange file in _files)
        {
            if (file.Position > written)
            {
                await writeBytes(_bytes.WrittenMemory[written..file.Position]).ConfigureAwait(false);
                written = file.Position;
            }

            await writeFile(file).ConfigureAwait(false);
        }

        if (_bytes.WrittenCount > written)
        {
            await writeBytes(_bytes.WrittenMemory[written..]).ConfigureAwait(false);
        }
    }
}

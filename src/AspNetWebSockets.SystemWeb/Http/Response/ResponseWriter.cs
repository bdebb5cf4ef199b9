using System.Globalization;
using System.Text;

namespace System.Web;

/// <summary><see cref="HttpResponse.Output"/>: text for the body of the response, in its encoding.</summary>
internal sealed class ResponseWriter(HttpResponse response) : TextWriter(CultureInfo.CurrentCulture)
{
    public override Encoding Encoding => response.ContentEncoding;

    public override void Write(char value) => response.WriteText([value]);

    public override void Write(char[] buffer, int index, int count) => response.WriteText(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => response.WriteText(buffer);

    public override void Write(string? value) => response.WriteText(value);

    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer, index, count);
        return Task.CompletedTask;
    }

    // Text is in the body as soon as it is written; what sends the body is HttpResponse.Flush.
    public override void Flush() { }

    public override Task FlushAsync() => Task.CompletedTask;
}

using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>Writing the body.</summary>
public sealed partial class HttpResponse
{
    private ResponseBody? _buffer;
    private Stream? _outputStream;
    private TextWriter? _output;
    private bool _ignoresWrites;
    private bool _flushesEachWrite;
    private bool _reportedDroppedWrite;

    /// <summary>Whether the body is kept back until the handler has ended or <see cref="Flush"/> is called.</summary>
    /// <value>Default <see langword="true"/> in handlers, modules and application events. Elsewhere always <see langword="false"/>; setting it changes nothing there.</value>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public bool BufferOutput
    {
        get => Core is not null && _buffer is not null && !_flushesEachWrite;
        set
        {
            if (_buffer is null)
            {
                return;
            }

            if (!value)
            {
                Flush();
            }

            _flushesEachWrite = !value;
        }
    }

    /// <inheritdoc cref="BufferOutput"/>
    public bool Buffer
    {
        get => BufferOutput;
        set => BufferOutput = value;
    }

    /// <summary>Writes text to the body. What is set takes the place of the writer, not of <see cref="Write(string?)"/>.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public TextWriter Output
    {
        get => Live(_output ??= new ResponseWriter(this));
        set => _output = Live(value);
    }

    /// <summary>Writes bytes to the body. Write-only.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public Stream OutputStream => Live(_outputStream ??= new ResponseStream(this));

    /// <summary>Whether the body is left out of the answer.</summary>
    /// <value>Default <see langword="false"/>.</value>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public bool SuppressContent
    {
        get => Live(field);
        set => field = Live(value);
    }

    /// <summary>Writes text to the body, in <see cref="ContentEncoding"/>. After <c>AcceptWebSocketRequest</c> it is dropped and a warning logged.</summary>
    /// <param name="s">The text; <see langword="null"/> writes nothing.</param>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public void Write(string? s) => WriteText(s);

    /// <summary>Writes the text of an object to the body.</summary>
    /// <param name="obj">The object; <see langword="null"/> writes nothing.</param>
    /// <inheritdoc cref="Write(string?)" path="/exception"/>
    public void Write(object? obj) => WriteText(Convert.ToString(obj, CultureInfo.CurrentCulture));

    /// <summary>Writes a character to the body.</summary>
    /// <param name="ch">The character.</param>
    /// <inheritdoc cref="Write(string?)" path="/exception"/>
    public void Write(char ch) => WriteText([ch]);

    /// <summary>Writes characters to the body.</summary>
    /// <param name="buffer">The characters.</param>
    /// <param name="index">The first one to write.</param>
    /// <param name="count">How many.</param>
    /// <inheritdoc cref="Write(string?)" path="/exception"/>
    public void Write(char[] buffer, int index, int count) => WriteText(buffer.AsSpan(index, count));

    /// <summary>Writes bytes to the body.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <inheritdoc cref="Write(string?)" path="/exception"/>
    public void BinaryWrite(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        WriteBytes(buffer);
    }

    /// <summary>Drops the body that is kept back; status and header fields stay.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public void Clear() => ClearContent();

    /// <inheritdoc cref="Clear"/>
    public void ClearContent()
    {
        _ = Core;
        _buffer?.Clear();
    }

    /// <summary>From now on the body is kept back until <see cref="SendBufferedAsync"/>.</summary>
    internal void StartBuffering() => _buffer ??= new ResponseBody();

    internal void DropBuffered() => _buffer = null;

    internal void WriteText(ReadOnlySpan<char> text)
    {
        if (BodyForWrite() is { } body)
        {
            ContentEncoding.GetBytes(text, body);
            FlushWhenUnbuffered();
        }
    }

    internal void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (BodyForWrite() is { } body)
        {
            body.Write(bytes);
            FlushWhenUnbuffered();
        }
    }

    /// <summary>Where the body goes; <see langword="null"/> when it is dropped, because bytes before the first frame break the WebSocket client.</summary>
    private IBufferWriter<byte>? BodyForWrite()
    {
        CoreContext live = Core;
        if (_ignoresWrites)
        {
            return null;
        }

        if (!IsSwitchingProtocols(live))
        {
            return _buffer?.Writer ?? live.Response.BodyWriter;
        }

        ReportDroppedWrite();
        return null;
    }

    private void FlushWhenUnbuffered()
    {
        if (_flushesEachWrite)
        {
            Flush();
        }
    }

    private bool IsSwitchingProtocols(CoreContext live) =>
        _context.IsWebSocketRequestUpgrading && live.Response.StatusCode == StatusCodes.Status101SwitchingProtocols;

    private void ReportDroppedWrite()
    {
        if (!_reportedDroppedWrite)
        {
            _reportedDroppedWrite = true;
            _context.Logger.WriteAfterAcceptDropped(_context.PathForLog);
        }
    }
}

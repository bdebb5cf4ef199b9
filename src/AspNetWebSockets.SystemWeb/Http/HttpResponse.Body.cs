using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

public sealed partial class HttpResponse
{
    private ArrayBufferWriter<byte>? _buffer;
    private bool _ignoresWrites;
    private bool _reportedDroppedWrite;

    /// <summary>Writes text to the body, encoded as UTF-8. After <c>AcceptWebSocketRequest</c> it is dropped and a warning logged.</summary>
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
        BodyForWrite()?.Write(buffer);
    }

    /// <summary>From now on the body is kept back until <see cref="SendBufferedAsync"/>.</summary>
    internal void StartBuffering() => _buffer ??= new ArrayBufferWriter<byte>();

    internal void DropBuffered() => _buffer = null;

    /// <summary>Sends what <see cref="StartBuffering"/> has kept back.</summary>
    internal Task SendBufferedAsync()
    {
        if (_core is null || _buffer is not { WrittenCount: > 0 } body)
        {
            return Task.CompletedTask;
        }

        _buffer = null;
        if (IsSwitchingProtocols(_core))
        {
            ReportDroppedWrite();
            return Task.CompletedTask;
        }

        if (!_core.Response.HasStarted)
        {
            _core.Response.ContentType ??= WithCharset(DefaultContentType);
            _core.Response.ContentLength ??= body.WrittenCount;
        }

        return _core.Response.Body.WriteAsync(body.WrittenMemory, _core.RequestAborted).AsTask();
    }

    internal void IgnoreLaterWrites() => _ignoresWrites = true;

    private void WriteText(ReadOnlySpan<char> text)
    {
        if (BodyForWrite() is { } body)
        {
            Encoding.UTF8.GetBytes(text, body);
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
            return _buffer ?? (IBufferWriter<byte>)live.Response.BodyWriter;
        }

        ReportDroppedWrite();
        return null;
    }

    private bool IsSwitchingProtocols(CoreContext live) =>
        _context.IsWebSocketRequestUpgrading && live.Response.StatusCode == StatusCodes.Status101SwitchingProtocols;

    private void ReportDroppedWrite()
    {
        if (!_reportedDroppedWrite)
        {
            _reportedDroppedWrite = true;
            _context.Logger.WriteAfterAcceptDropped(_context.Request.Path);
        }
    }
}

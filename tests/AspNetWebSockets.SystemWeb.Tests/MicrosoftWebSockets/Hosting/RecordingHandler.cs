using System.Threading.Channels;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;

/// <summary>A handler that tells a test what is called, and does what the test wants then.</summary>
internal class RecordingHandler : WebSocketHandler
{
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

    /// <summary>Called in each event with its name and itself.</summary>
    public Action<string, RecordingHandler>? On { get; init; }

    /// <summary>The next event: <c>open</c>, <c>text:…</c>, <c>bytes:…</c>, <c>error:type</c>, <c>close</c>.</summary>
    public async Task<string> NextAsync() => await _events.Reader.ReadAsync(Bound.Token()).AsTask().Bounded();

    /// <summary>Whether something has happened that no test has asked for yet.</summary>
    public bool HasMore => _events.Reader.TryPeek(out _);

    public override void OnOpen() => Happens("open");

    public override void OnMessage(string message) => Happens("text:" + message);

    public override void OnMessage(byte[] message) => Happens("bytes:" + Convert.ToHexString(message));

    public override void OnError() => Happens("error:" + Error?.GetType().Name);

    public override void OnClose() => Happens("close");

    protected void Happens(string name)
    {
        _events.Writer.TryWrite(name).ShouldBeTrue();
        On?.Invoke(name, this);
    }
}

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;

/// <summary>A recording handler that is disposed at its end.</summary>
internal sealed class DisposableHandler : RecordingHandler, IDisposable
{
    public void Dispose() => Happens("dispose");
}

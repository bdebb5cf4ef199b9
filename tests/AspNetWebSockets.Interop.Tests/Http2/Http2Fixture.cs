namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>The server in this process, shared by the tests of a class; a second one pings its clients all the time.</summary>
public sealed class Http2Fixture : IAsyncLifetime
{
    private Http2Server? _quiet;
    private Http2Server? _pinging;

    /// <summary>The server as it comes.</summary>
    internal Http2Server Quiet => _quiet ?? throw new InvalidOperationException("The fixture was not initialized.");

    /// <summary>The server with a keep-alive interval of 100 milliseconds.</summary>
    internal Http2Server Pinging => _pinging ?? throw new InvalidOperationException("The fixture was not initialized.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _quiet = await Http2Server.StartAsync();
        _pinging = await Http2Server.StartAsync(options => options.KeepAliveInterval = TimeSpan.FromMilliseconds(100));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Quiet.DisposeAsync();
        await Pinging.DisposeAsync();
    }
}

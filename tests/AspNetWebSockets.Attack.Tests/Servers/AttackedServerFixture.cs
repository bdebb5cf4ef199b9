namespace AspNetWebSockets.Attack.Tests;

/// <summary>The one server of the run, and the client that it has to serve all the time.</summary>
public sealed class AttackedServerFixture : IAsyncLifetime
{
    private ServerProcess? _server;
    private Bystander? _bystander;

    internal ServerProcess Server => _server!;

    internal Bystander Bystander => _bystander!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(ServerKind.Ours, TestContext.Current.CancellationToken);
        _bystander = await Bystander.ConnectAsync(_server.Port, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bystander is not null)
        {
            await _bystander.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}

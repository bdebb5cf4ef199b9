namespace AspNetWebSockets.Attack;

/// <summary>Runs the whole suite against one kind of server, case by case, and keeps going whatever the server does.</summary>
public sealed class SuiteRun(ServerKind kind, TimeSpan patience) : IAsyncDisposable
{
    private ServerProcess? _server;
    private Bystander? _bystander;

    /// <summary>Runs a group.</summary>
    public async Task<IReadOnlyList<CaseResult>> RunAsync(AttackGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        List<CaseResult> results = [];
        foreach (AttackCase attack in group.Cases)
        {
            results.Add(await RunAsync(attack).ConfigureAwait(false));
        }

        return results;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => StopAsync();

    private async Task<CaseResult> RunAsync(AttackCase attack)
    {
        (ServerProcess server, Bystander bystander) = await StartAsync().ConfigureAwait(false);
        try
        {
            Observation seen = await Attacker.RunAsync(server.Port, attack, patience).ConfigureAwait(false);
            await bystander.CheckAsync().ConfigureAwait(false);
            return new CaseResult(attack, attack.Expected.Judge(seen).Verdict, seen.ToString());
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or InvalidDataException
                        or InvalidOperationException
                        or TimeoutException
                        or OperationCanceledException
                        or System.Net.Sockets.SocketException
            )
        {
            // The server took without end, does not serve others any more, or is gone: the next case gets another one.
            await StopAsync().ConfigureAwait(false);
            return new CaseResult(attack, Verdict.Failed, exception.Message);
        }
    }

    private async Task<(ServerProcess Server, Bystander Bystander)> StartAsync()
    {
        _server ??= await ServerProcess.StartAsync(kind).ConfigureAwait(false);
        _bystander ??= await Bystander.ConnectAsync(_server.Port).ConfigureAwait(false);
        return (_server, _bystander);
    }

    private async ValueTask StopAsync()
    {
        if (_bystander is not null)
        {
            await _bystander.DisposeAsync().ConfigureAwait(false);
            _bystander = null;
        }

        if (_server is not null)
        {
            await _server.DisposeAsync().ConfigureAwait(false);
            _server = null;
        }
    }
}

using Comparison.Contenders;
using Comparison.Scenarios;

namespace Comparison.Processes;

/// <summary>The servers that run: each is started when it is needed first and kept, warm, until the end.</summary>
internal sealed class ServerPool : IDisposable
{
    private readonly Dictionary<string, BenchServer> _servers = new(StringComparer.Ordinal);

    // One that does not start once is not tried in each scenario.
    private readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);

    /// <summary>What the servers say of themselves, by the contender's name.</summary>
    public Dictionary<string, string> Versions { get; } = new(StringComparer.Ordinal);

    /// <summary>The server of a contender for a scenario.</summary>
    public async Task<BenchServer> TakeAsync(Contender contender, Scenario scenario)
    {
        string key = contender.Command(scenario).Text;
        if (!_servers.TryGetValue(key, out BenchServer? server))
        {
            server = await StartAsync(contender, scenario);
            _servers.Add(key, server);
        }

        return server;
    }

    /// <summary>A server of its own, which the caller disposes of.</summary>
    /// <exception cref="ComparisonFailureException">It does not start.</exception>
    public async Task<BenchServer> StartAsync(Contender contender, Scenario scenario)
    {
        LaunchCommand command = contender.Command(scenario);
        if (_failures.TryGetValue(command.Text, out string? reason))
        {
            throw new ComparisonFailureException(reason);
        }

        try
        {
            BenchServer server = await BenchServer.StartAsync(contender.Id, command);
            Versions[contender.Id] = server.Version;
            return server;
        }
        catch (ComparisonFailureException failure)
        {
            _failures.Add(command.Text, failure.Message);
            throw;
        }
    }

    /// <summary>Ends a server that went wrong; the next who needs it gets another.</summary>
    public void Drop(Contender contender, Scenario scenario)
    {
        if (_servers.Remove(contender.Command(scenario).Text, out BenchServer? server))
        {
            server.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (BenchServer server in _servers.Values)
        {
            server.Dispose();
        }
    }
}

using Comparison.Contenders;
using Comparison.Scenarios;

namespace Comparison.Processes;

/// <summary>The servers that run: each is started when it is needed first and kept, warm, until the end.</summary>
internal sealed class ServerPool : IDisposable
{
    private readonly Dictionary<string, BenchServer> _servers = new(StringComparer.Ordinal);

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
    public async Task<BenchServer> StartAsync(Contender contender, Scenario scenario)
    {
        BenchServer server = await BenchServer.StartAsync(contender.Id, contender.Command(scenario));
        Versions[contender.Id] = server.Version;
        return server;
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

using LoadGenerator.Connections;
using LoadGenerator.Measurement;

namespace LoadGenerator.Scenarios;

/// <summary>
/// The echo, while handlers of other connections block their threads: what these others are told to do with the first
/// message, at the start of what is measured.
/// </summary>
internal static class BlockedScenario
{
    public const string Name = "blocked";

    private const string Path = "/block";

    // A server that has only the blocked thread says nothing for this long.
    private const int Patience = 60_000;

    public static LoadResult Run(LoadOptions options)
    {
        ClientPlan plan = new(options);
        using ClientGroup group = new(plan, options.Connections) { StallMilliseconds = Patience };
        using ClientGroup blockers = new(new ClientPlan(options, Path), options.Blockers)
        {
            StallMilliseconds = Patience,
        };
        group.OpenAll();
        blockers.OpenAll();
        using LoadInterval interval = new(options);
        group.StartAll(options.Depth);
        bool isBlocked = false;
        LoadResult? result;
        do
        {
            EchoScenario.Answer(group, interval);
            result = interval.Check(Name, options.Connections, group.SpunFor);
            if (interval.IsMeasuring && !isBlocked)
            {
                isBlocked = true;
                blockers.StartAll(messages: 1);
            }
        } while (result is null);

        group.TakeOutstanding();
        blockers.TakeOutstanding();
        blockers.CloseAll();
        group.CloseAll();
        return result;
    }
}

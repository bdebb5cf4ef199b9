using LoadGenerator.Connections;
using LoadGenerator.Measurement;

namespace LoadGenerator.Scenarios;

/// <summary>Every connection keeps a number of messages in flight: for each that comes back it sends one. A closed loop.</summary>
internal static class EchoScenario
{
    public const string Name = "echo";

    public static LoadResult Run(LoadOptions options)
    {
        using ClientGroup group = new(new ClientPlan(options), options.Connections);
        group.OpenAll();
        using LoadInterval interval = new(options);
        group.StartAll(options.Depth);
        LoadResult? result;
        do
        {
            Answer(group, interval);
            result = interval.Check(Name, options.Connections, group.SpunFor);
        } while (result is null);

        group.TakeOutstanding();
        group.CloseAll();
        return result;
    }

    /// <summary>One turn of the loop.</summary>
    public static void Answer(ClientGroup group, LoadInterval interval)
    {
        int ready = group.Wait();
        for (int place = 0; place < ready; place++)
        {
            _ = group.Advance(place, out ClientConnection connection, out int index, out int echoes);
            if (echoes > 0)
            {
                long now = TimeProvider.System.GetTimestamp();
                for (; echoes > 0; echoes--)
                {
                    interval.Count(connection.TakeAnswered(), now);
                    connection.Queue(now);
                }

                group.Flush(connection, index);
            }
        }
    }
}

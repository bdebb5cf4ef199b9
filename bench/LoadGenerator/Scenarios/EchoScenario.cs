using LoadGenerator.Connections;
using LoadGenerator.Measurement;

namespace LoadGenerator.Scenarios;

/// <summary>Every connection sends a message, waits for its echo and sends the next: a closed loop.</summary>
internal static class EchoScenario
{
    public const string Name = "echo";

    public static LoadResult Run(LoadOptions options)
    {
        using ClientGroup group = new(options.Port, options.Connections, options.MessageSize);
        group.OpenAll();
        using LoadInterval interval = new(options);
        foreach (ClientConnection connection in group.Connections)
        {
            connection.SendMessage(TimeProvider.System.GetTimestamp());
        }

        LoadResult? result;
        do
        {
            Answer(group, interval);
            result = interval.Check(Name, options.Connections);
        } while (result is null);

        TakeOutstanding(group, options.Connections);
        group.CloseAll();
        return result;
    }

    private static void Answer(ClientGroup group, LoadInterval interval)
    {
        int ready = group.Wait();
        for (int place = 0; place < ready; place++)
        {
            if (group.Receive(place, out ClientConnection connection, out _) == ConnectionEvent.Echoed)
            {
                long now = TimeProvider.System.GetTimestamp();
                interval.Count(connection.StartedAt, now);
                connection.SendMessage(now);
            }
        }
    }

    private static void TakeOutstanding(ClientGroup group, int outstanding)
    {
        while (outstanding > 0)
        {
            int ready = group.Wait();
            for (int place = 0; place < ready; place++)
            {
                outstanding -= group.Receive(place, out _, out _) == ConnectionEvent.Echoed ? 1 : 0;
            }
        }
    }
}

using LoadGenerator.Connections;
using LoadGenerator.Measurement;

namespace LoadGenerator.Scenarios;

/// <summary>
/// Whole lives without a message: TCP, opening handshake, closing handshake, TCP's end, and again. A client that would
/// rather reset its connections measures the exceptions that this makes in the server.
/// </summary>
internal static class ConnectScenario
{
    public const string Name = "connect";

    public static LoadResult Run(LoadOptions options)
    {
        using ClientGroup group = new(new ClientPlan(options), options.Connections);
        using LoadInterval interval = new(options);
        for (int index = 0; index < options.Connections; index++)
        {
            _ = group.Open(index);
        }

        LoadResult? result = null;
        int alive = options.Connections;
        while (alive > 0)
        {
            int ready = group.Wait();
            for (int place = 0; place < ready; place++)
            {
                alive -= Advance(group, place, interval, reopen: result is null);
            }

            // The last ones still end in order.
            result ??= interval.Check(Name, options.Connections, group.SpunFor);
        }

        return result!;
    }

    /// <summary>Returns how many connections have ended without a successor.</summary>
    private static int Advance(ClientGroup group, int place, LoadInterval interval, bool reopen)
    {
        ConnectionEvent happened = group.Advance(place, out ClientConnection connection, out int index, out _);
        if (happened == ConnectionEvent.Opened)
        {
            connection.SendClose();
        }

        if (happened != ConnectionEvent.Closed)
        {
            return 0;
        }

        if (!reopen)
        {
            return 1;
        }

        interval.Count(connection.OpenedAt, TimeProvider.System.GetTimestamp());
        _ = group.Open(index);
        return 0;
    }
}

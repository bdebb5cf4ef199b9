using System.Web.WebSockets;

namespace AspNetWebSockets.Faults;

/// <summary>Random sessions on random plans.</summary>
internal static class RandomRun
{
    /// <summary>Runs cases with the seeds from <paramref name="seed"/> on.</summary>
    /// <returns>In how many of them it was checked that everything came which had to; where threads raced with deadlines it is not.</returns>
    /// <exception cref="InvariantViolationException">A case failed; the message has its seed.</exception>
    public static int Run(int seed, int cases)
    {
        using FaultThreads threads = new();
        int whole = 0;
        for (int i = 0; i < cases; i++)
        {
            int one = unchecked(seed + i);
            try
            {
                whole += RunOne(new Random(one), threads) ? 1 : 0;
            }
            catch (InvariantViolationException violation)
            {
                throw new InvariantViolationException(
                    $"Case {i} failed. To run it alone: --seed {one} --cases 1\n{violation.Message}"
                );
            }
        }

        return whole;
    }

    private static bool RunOne(Random random, FaultThreads threads)
    {
        using ClientCompression? compression = random.Next(3) == 0 ? new ClientCompression(random.Next(2) == 0) : null;
        Session session = RandomSession.Create(random, compression);
        int layer = random.Next(4);
        FaultPlan plan = RandomPlan.Create(random, session);
        FaultCase one = new(session, plan, compression);
        one.Run(
            threads,
            layer switch
            {
                0 => static (connection, transport, session) =>
                    new SocketApplication(
                        connection,
                        new ServerWebSocket(
                            connection,
                            subProtocol: null,
                            new HandlerPolicy { CloseDrainLimit = long.MaxValue }
                        ),
                        transport,
                        session,
                        senders: 3
                    ),
                1 => static (connection, transport, session) =>
                    new SocketApplication(
                        connection,
                        new AspNetWebSocket(connection, subProtocol: null, closeDrainLimit: long.MaxValue),
                        transport,
                        session,
                        senders: 1
                    ),
                _ => null,
            }
        );
        return one.IsChecked;
    }
}

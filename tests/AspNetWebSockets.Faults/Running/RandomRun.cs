using System.Web.WebSockets;

namespace AspNetWebSockets.Faults;

/// <summary>Random sessions on random plans.</summary>
internal static class RandomRun
{
    /// <summary>Runs cases with the seeds from <paramref name="seed"/> on.</summary>
    /// <exception cref="InvariantViolationException">A case failed; the message has its seed.</exception>
    public static void Run(int seed, int cases)
    {
        using FaultThreads threads = new();
        for (int i = 0; i < cases; i++)
        {
            int one = unchecked(seed + i);
            try
            {
                RunOne(new Random(one), threads);
            }
            catch (InvariantViolationException violation)
            {
                throw new InvariantViolationException(
                    $"Case {i} failed. To run it alone: --seed {one} --cases 1\n{violation.Message}"
                );
            }
        }
    }

    private static void RunOne(Random random, FaultThreads threads)
    {
        using ClientCompression? compression = random.Next(3) == 0 ? new ClientCompression(random.Next(2) == 0) : null;
        Session session = RandomSession.Create(random, compression);
        int layer = random.Next(4);
        FaultPlan plan = RandomPlan.Create(random, session);
        new FaultCase(session, plan, compression).Run(
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
    }
}

using System.CommandLine;

namespace AspNetWebSockets.Faults;

/// <summary>The command line.</summary>
internal static class FaultCommand
{
    /// <summary>Runs it and returns the exit code: 0 when every invariant has held.</summary>
    public static int Run(string[] args)
    {
        Option<int> seed = new("--seed")
        {
            Description = "The seed of the first random case; the next ones follow it. At random by default.",
            DefaultValueFactory = static _ => Random.Shared.Next(),
        };
        Option<int> cases = new("--cases")
        {
            Description = "How many random cases are run.",
            DefaultValueFactory = static _ => 20_000,
        };
        Option<bool> exhaustive = new("--exhaustive")
        {
            Description = "First tries every fault at every byte of the sample session, on every kind of transport.",
        };
        RootCommand command = new(
            "Injects faults below the WebSocket engine, on virtual time, and checks what must hold."
        )
        {
            exhaustive,
            seed,
            cases,
        };
        command.SetAction(result => Run(result.GetValue(exhaustive), result.GetValue(seed), result.GetValue(cases)));
        return command.Parse(args).Invoke();
    }

    private static int Run(bool exhaustive, int seed, int cases)
    {
        try
        {
            if (exhaustive)
            {
                using PooledBuffers pool = new();
                foreach (ExhaustiveGroup group in ExhaustiveGroup.All)
                {
                    Console.WriteLine($"{group}: {group.Run(pool)} cases");
                }
            }

            Console.WriteLine($"{cases} random cases from --seed {seed}");
            int whole = RandomRun.Run(seed, cases);
            Console.WriteLine($"all was checked in {whole} of them, in the others all but whether everything came");
            return 0;
        }
        catch (InvariantViolationException violation)
        {
            Console.Error.WriteLine(violation.Message);
            return 1;
        }
    }
}

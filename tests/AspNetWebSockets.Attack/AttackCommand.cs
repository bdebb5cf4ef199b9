using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>The command line.</summary>
internal static class AttackCommand
{
    /// <summary>The first argument of the process that is attacked; the second is the <see cref="ServerKind"/>.</summary>
    public const string Serve = "serve";

    private const string Usage = """
        Attacks servers with every case of the suite and tells what they did.
          --server ours|stock|both   what is attacked; both by default
          --output FILE              writes the comparison of both as a page, such as docs/conformance.md
          --patience SECONDS         how long a server may do nothing before it counts as hung; 2 by default
        The environment variable ASPNETWEBSOCKETS_TRANSPORT (io_uring, epoll, sockets) chooses our transport; epoll by
        default.
        """;

    /// <summary>Runs it and returns the exit code: 0 when ours was strict throughout, or was not attacked.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [Serve, string kind])
        {
            await AttackedServer.RunAsync(Enum.Parse<ServerKind>(kind));
            return 0;
        }

        if (!AttackOptions.TryRead(args, out AttackOptions? options))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (Environment.GetEnvironmentVariable(TestTransport.Variable) is null)
        {
            // The servers inherit it.
            Environment.SetEnvironmentVariable(TestTransport.Variable, "epoll");
        }

        Dictionary<ServerKind, IReadOnlyList<GroupResult>> results = [];
        foreach (ServerKind server in options.Servers)
        {
            results[server] = await AttackAsync(server, options.Patience);
        }

        if (options.Output is { } output)
        {
            string page = ComparisonPage.Write(results[ServerKind.Ours], results[ServerKind.Stock]);
            await File.WriteAllTextAsync(output, page);
        }

        return results.GetValueOrDefault(ServerKind.Ours, []).All(group => group.Count(Verdict.Strict) == group.Total)
            ? 0
            : 1;
    }

    private static async Task<IReadOnlyList<GroupResult>> AttackAsync(ServerKind server, TimeSpan patience)
    {
        await using SuiteRun run = new(server, patience);
        List<GroupResult> groups = [];
        foreach (AttackGroup group in AttackSuite.Groups)
        {
            GroupResult result = new(group.Title, await run.RunAsync(group));
            groups.Add(result);
            Console.WriteLine(
                $"{server}: {result.Title}: {result.Total} cases, {result.Count(Verdict.Strict)} strict, "
                    + $"{result.Count(Verdict.Weak)} weak, {result.Count(Verdict.Failed)} failed"
            );
            foreach (CaseResult one in result.Results.Where(one => one.Verdict != Verdict.Strict))
            {
                Console.WriteLine($"  {one.Verdict}: {one.Case}: expected {one.Case.Expected}, saw {one.Seen}");
            }
        }

        return groups;
    }
}

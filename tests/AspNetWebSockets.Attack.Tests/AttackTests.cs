using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack.Tests;

/// <summary>What every group of attacks is held to.</summary>
[Collection(AttackCollection.Name)]
public abstract class AttackTests(AttackedServerFixture fixture, AttackGroup group)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Kestrel's own sockets answer a FIN with the end of the connection, and nothing above them can prevent it.
    private static readonly bool HearsHalfClose = !string.Equals(
        TestTransport.Name,
        "sockets",
        StringComparison.Ordinal
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The case gets the answer that the RFC asks for, and the bystander is served.</summary>
    protected async Task ShouldBeStrictAsync(string name)
    {
        AttackCase attack = group[name];
        Judgement judgement = await JudgeAsync(attack);
        judgement.Verdict.ShouldBe(Verdict.Strict, $"{attack}: expected {attack.Expected}, saw {judgement.Seen}");
        await fixture.Bystander.CheckAsync(Token);
    }

    /// <summary>All cases again, several at a time: none disturbs another, nothing is logged as a fault, and the memory is given back.</summary>
    protected async Task ShouldLeaveNothingBehindAsync()
    {
        ServerState before = await fixture.Server.StateAsync(Token);
        List<string> wrong = [];
        await Parallel.ForEachAsync(
            group.Cases,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token },
            async (attack, _) =>
            {
                Judgement judgement = await JudgeAsync(attack);
                if (judgement.Verdict != Verdict.Strict)
                {
                    lock (wrong)
                    {
                        wrong.Add($"{attack}: expected {attack.Expected}, saw {judgement.Seen}");
                    }
                }
            }
        );
        wrong.ShouldBeEmpty();
        await fixture.Bystander.CheckAsync(Token);
        ServerState after = await fixture.Server.StateAsync(Token);
        after.Faults.ShouldBeEmpty("what a client does must not be an error of the server");
        (after.Heap - before.Heap).ShouldBeLessThan(AttackLimits.HeapGrowth, "bytes of managed memory kept");
    }

    private async Task<Judgement> JudgeAsync(AttackCase attack)
    {
        if (!fixture.Server.IsRunning)
        {
            Assert.Fail($"Before {attack}, the server has {await fixture.Server.DescribeEndAsync(Token)}");
        }

        Observation seen = await Attacker.RunAsync(fixture.Server.Port, attack, Patience);
        return attack.HalfClosesEarly && !HearsHalfClose && seen.Ending != Ending.Open
            ? new Judgement(Verdict.Strict, seen)
            : attack.Expected.Judge(seen);
    }
}

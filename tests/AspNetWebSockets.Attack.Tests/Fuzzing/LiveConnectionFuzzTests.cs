using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack.Tests;

/// <summary>
/// Random streams of frames, broken in random ways and split at random places, against a running server: streams that
/// keep the rules are answered in full, all others end, the bystander is served, and no fault is ever logged.
/// </summary>
[Collection(AttackCollection.Name)]
public sealed class LiveConnectionFuzzTests(AttackedServerFixture fixture, ITestOutputHelper output)
{
    private const int CasesPerCheck = 50;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private int _cases;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_stream_is_answered_or_ended_and_harms_nobody()
    {
        output.WriteLine(await new FuzzRun(5_000, Time).RunAsync(AttackAsync, Token));
        await CheckOthersAsync();
    }

    private async Task AttackAsync(Random random)
    {
        HostileStream stream = HostileStream.Create(random, faults: true);
        Expectation expected = Expected(stream);

        // Kestrel's own sockets take the FIN of a client for the end of both directions, so there it has to come last.
        // With the other transports Kestrel does until the connection is a WebSocket, so one message comes first.
        bool awaitsAnswers = stream.IsIntact && string.Equals(TestTransport.Name, "sockets", StringComparison.Ordinal);
        AttackCase attack = new(
            "random frames",
            "5",
            [
                Steps.Send(Handshake.Good()),
                Steps.AwaitAnswer(),
                Steps.Send(ClientFrame.Text("ready")),
                Steps.AwaitFrames(1),
                .. Pieces(random, stream.Bytes).Select(piece => Steps.Send(piece)),
                Steps.AwaitFrames(awaitsAnswers ? expected.Frames.Count : 0),
                Steps.HalfClose(),
            ],
            expected
        )
        {
            IgnoresPongs = true,
        };
        Observation seen = await Attacker.RunAsync(fixture.Server.Port, attack, Patience);
        string what = $"expected {expected}, saw {seen}, sent {Convert.ToHexString(stream.Bytes)}";
        seen.Status.ShouldBe(101, what);
        seen.Ending.ShouldBeOneOf([Ending.Fin, Ending.Reset], what);
        seen.Frames.ShouldAllBe(frame => !frame.StartsWith("a frame", StringComparison.Ordinal), what);
        if (stream.IsIntact)
        {
            expected.Judge(seen).Verdict.ShouldBe(Verdict.Strict, what);
        }

        if (++_cases % CasesPerCheck == 0)
        {
            await CheckOthersAsync();
        }
    }

    private async Task CheckOthersAsync()
    {
        await fixture.Bystander.CheckAsync(Token);
        (await fixture.Server.StateAsync(Token)).Faults.ShouldBeEmpty();
    }

    /// <summary>The echo of every message, and of the close frame if there is one; then half-close ends what is left.</summary>
    private static Expectation Expected(HostileStream stream)
    {
        List<string> answers = ["text(ready)"];
        List<byte> message = [];
        int opcode = 0;
        foreach (HostileFrame frame in stream.Frames.Where(frame => frame.Opcode < FrameOpcodes.Ping))
        {
            if (frame.Opcode == FrameOpcodes.Close)
            {
                answers.Add(FrameText.Of(FrameOpcodes.Close, frame.Payload));
                continue;
            }

            opcode = frame.Opcode == FrameOpcodes.Continuation ? opcode : frame.Opcode;
            message.AddRange(frame.Payload);
            if (frame.Fin)
            {
                answers.Add(FrameText.Of(opcode, [.. message]));
                message.Clear();
            }
        }

        return Expectation.Answers([.. answers]).Ends(Ending.Over);
    }

    private static IEnumerable<byte[]> Pieces(Random random, byte[] bytes)
    {
        int start = 0;
        while (start < bytes.Length)
        {
            int length = random.Next(3) == 0 ? random.Next(1, 2000) : random.Next(1, 20);
            int end = Math.Min(bytes.Length, start + length);
            yield return bytes[start..end];
            start = end;
        }
    }
}

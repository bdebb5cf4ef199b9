namespace AspNetWebSockets.Attack.Tests;

/// <summary>The judge: what counts as strict, weak and failed.</summary>
public sealed class ExpectationTests
{
    private static readonly Expectation Fails = Expectation.Fails(1002, "text(kept)");
    private static readonly Expectation Legal = Expectation.Answers("text(a)", "close(1000)");

    public static TheoryData<Verdict, string, Ending> Failing =>
        new()
        {
            { Verdict.Strict, "text(kept) close(1002_why)", Ending.Fin },
            { Verdict.Strict, "text(kept) close(1002)", Ending.Fin },
            { Verdict.Weak, "text(kept) close(1002)", Ending.Reset },
            { Verdict.Weak, "text(kept) close(1000)", Ending.Fin },
            { Verdict.Weak, "text(kept)", Ending.Reset },
            { Verdict.Weak, "close(1002)", Ending.Fin },
            { Verdict.Weak, "", Ending.Reset },
            { Verdict.Failed, "text(kept) close(1002)", Ending.Open },
            { Verdict.Failed, "text(kept)", Ending.Open },
            { Verdict.Failed, "text(kept) text(bad) close(1002)", Ending.Fin },
            { Verdict.Failed, "text(kept) pong(bad)", Ending.Fin },
            { Verdict.Failed, "text(other) close(1002)", Ending.Fin },
        };

    public static TheoryData<Verdict, string, Ending> Answering =>
        new()
        {
            { Verdict.Strict, "text(a) close(1000)", Ending.Fin },
            { Verdict.Weak, "text(a) close(1000)", Ending.Reset },
            { Verdict.Failed, "text(a) close(1000)", Ending.Open },
            { Verdict.Failed, "text(a) close(1000_why)", Ending.Fin },
            { Verdict.Failed, "text(a)", Ending.Fin },
            { Verdict.Failed, "text(b) close(1000)", Ending.Fin },
            { Verdict.Failed, "text(a) close(1002)", Ending.Fin },
        };

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_fault_is_answered_in_full_then_named_then_FIN(Verdict verdict, string frames, Ending ending) =>
        Fails.Judge(Upgraded(frames, ending)).Verdict.ShouldBe(verdict);

    [Theory]
    [MemberData(nameof(Answering))]
    public void A_legal_case_gets_exactly_its_answers(Verdict verdict, string frames, Ending ending) =>
        Legal.Judge(Upgraded(frames, ending)).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(Verdict.Strict, 400, Ending.None)]
    [InlineData(Verdict.Weak, 404, Ending.None)]
    [InlineData(Verdict.Weak, null, Ending.Fin)]
    [InlineData(Verdict.Failed, null, Ending.Open)]
    [InlineData(Verdict.Failed, 101, Ending.Fin)]
    [InlineData(Verdict.Failed, 200, Ending.None)]
    public void A_bad_handshake_is_refused(Verdict verdict, int? status, Ending ending) =>
        Expectation.Refused(400).Judge(new Observation(status, false, [], ending)).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(Verdict.Strict, 426, true)]
    [InlineData(Verdict.Weak, 400, true)]
    [InlineData(Verdict.Failed, 426, false)]
    [InlineData(Verdict.Failed, 400, false)]
    public void A_wrong_version_is_told_the_right_one(Verdict verdict, int status, bool namesVersion) =>
        Expectation
            .RefusedForVersion()
            .Judge(new Observation(status, namesVersion, [], Ending.None))
            .Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(Verdict.Strict, 400, Ending.None)]
    [InlineData(Verdict.Strict, null, Ending.Fin)]
    [InlineData(Verdict.Strict, null, Ending.Reset)]
    [InlineData(Verdict.Failed, null, Ending.Open)]
    [InlineData(Verdict.Failed, 101, Ending.Fin)]
    public void Garbage_may_be_dropped_without_an_answer(Verdict verdict, int? status, Ending ending) =>
        Expectation.Dropped(400).Judge(new Observation(status, false, [], ending)).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(Verdict.Strict, "text(kept) close(1007)", Ending.Fin)]
    [InlineData(Verdict.Weak, "text(kept)", Ending.Open)]
    [InlineData(Verdict.Failed, "text(kept) text(bad)", Ending.Open)]
    public void To_wait_for_the_rest_of_a_bad_frame_is_weak(Verdict verdict, string frames, Ending ending) =>
        Expectation.FailsUnfinished(1007, "text(kept)").Judge(Upgraded(frames, ending)).Verdict.ShouldBe(verdict);

    [Fact]
    public void A_star_stands_for_anything() =>
        Expectation.Answers("close*").Judge(Upgraded("close(1000)", Ending.Fin)).Verdict.ShouldBe(Verdict.Strict);

    // An underscore in the tables stands for a space inside a frame.
    private static Observation Upgraded(string frames, Ending ending) =>
        new(
            101,
            false,
            [.. frames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(frame => frame.Replace('_', ' '))],
            ending
        );
}

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 7.1: the closing handshake as a state machine, and its deadlines.</summary>
public sealed class Rfc6455_7_1_ClosingTests
{
    private static readonly ClosePayload Ours = new(1000, "ours");
    private static readonly ClosePayload Theirs = new(1001, "theirs");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly ClosingTimeouts Timeouts = new(
        Reply: 30 * Second,
        Linger: 5 * Second,
        LingerQuiet: 2 * Second,
        LingerBytes: 100
    );

    private readonly ClosingHandshake _closing = new(Timeouts);

    /// <summary>Steps by letter: S sends, R receives, F fails. What the state is after them; no phase where the last step is refused.</summary>
    public static TheoryData<string, ClosingPhase?, bool, bool> Steps { get; } =
        new()
        {
            { "", ClosingPhase.Open, false, false },
            { "S", ClosingPhase.CloseSent, true, false },
            { "R", ClosingPhase.CloseReceived, false, false },
            { "SR", ClosingPhase.Complete, true, true },
            { "RS", ClosingPhase.Complete, false, true },
            { "F", ClosingPhase.Failed, true, false },
            { "SF", ClosingPhase.Failed, true, false },
            { "RF", ClosingPhase.Failed, false, false },
            { "SRF", ClosingPhase.Failed, true, false },
            { "SS", null, false, false },
            { "SRS", null, false, false },
            { "RSS", null, false, false },
            { "FS", null, false, false },
            { "RR", null, false, false },
            { "SRR", null, false, false },
            { "RSR", null, false, false },
            { "FR", null, false, false },
        };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Each_step_leads_to_its_phase_or_is_refused(
        string steps,
        ClosingPhase? phase,
        bool startedHere,
        bool clean
    )
    {
        foreach (char step in phase is null ? steps[..^1] : steps)
        {
            Step(step);
        }

        if (phase is null)
        {
            ClosingPhase before = _closing.Phase;
            Should.Throw<InvalidOperationException>(() => Step(steps[^1])).Message.ShouldContain("5.5.1");
            _closing.Phase.ShouldBe(before);
            return;
        }

        _closing.Phase.ShouldBe(phase.Value);
        _closing.StartedHere.ShouldBe(startedHere);
        _closing.IsClean.ShouldBe(clean);
        _closing.Received.ShouldBe(steps.Contains('R', StringComparison.Ordinal) ? Theirs : null);
        _closing.Violation.ShouldBe(steps.Contains('F', StringComparison.Ordinal) ? Violations.InvalidText : null);
    }

    [Fact]
    public void Both_bodies_are_kept_apart()
    {
        _closing.Sent.ShouldBeNull();
        _closing.Send(Ours, Second);
        _closing.Receive(Theirs, Second);
        (_closing.Sent, _closing.Received).ShouldBe((Ours, Theirs));
    }

    [Fact]
    public void Failing_sends_the_code_and_the_rule_unless_a_close_frame_was_sent()
    {
        ClosePayload expected = new(1007, Violations.InvalidText.Rule);
        _closing.Fail(Violations.InvalidText, Second).ShouldBe(expected);
        _closing.Sent.ShouldBe(expected);

        ClosingHandshake sent = new(Timeouts);
        sent.Send(Ours, Second);
        sent.Fail(Violations.InvalidText, Second).ShouldBeNull();
        sent.Sent.ShouldBe(Ours);
    }

    [Fact]
    public void Failing_without_a_rule_is_refused() =>
        Should.Throw<ArgumentNullException>(() => _closing.Fail(null!, Second)).ParamName.ShouldBe("violation");

    [Theory]
    [InlineData("", null)]
    [InlineData("S", null)]
    [InlineData("R", null)]
    [InlineData("SA", 40)]
    [InlineData("A", null)] // nothing was sent that could be answered
    [InlineData("RA", null)]
    [InlineData("SR", 15)]
    [InlineData("RS", 15)]
    [InlineData("SAR", 15)]
    [InlineData("SRA", 15)]
    [InlineData("F", 12)]
    [InlineData("SAF", 12)]
    [InlineData("FA", 12)]
    public void The_deadline_after_steps_at_ten_seconds(string steps, int? deadline)
    {
        foreach (char step in steps)
        {
            Step(step);
        }

        _closing.Deadline.ShouldBe(deadline * Second);
        if (deadline is { } due)
        {
            _closing.IsOverdue((due * Second) - TimeSpan.FromTicks(1)).ShouldBeFalse();
            _closing.IsOverdue(due * Second).ShouldBeTrue();
        }

        _closing.IsOverdue(TimeSpan.MaxValue).ShouldBe(deadline is not null);
    }

    [Fact]
    public void An_infinite_reply_time_sets_no_deadline()
    {
        ClosingHandshake patient = new(Timeouts with { Reply = Timeout.InfiniteTimeSpan });
        patient.Send(Ours, Second);
        patient.AwaitReply(Second);
        patient.Deadline.ShouldBeNull();
    }

    [Fact]
    public void After_a_failure_each_byte_extends_the_quiet_time_up_to_the_whole_linger_time()
    {
        _closing.Fail(Violations.InvalidText, 10 * Second);
        _closing.Discard(1, 11 * Second).ShouldBeTrue();
        _closing.Deadline.ShouldBe(13 * Second);
        _closing.Discard(1, 12.9 * Second).ShouldBeTrue();
        _closing.Deadline.ShouldBe(14.9 * Second);
        _closing.Discard(1, 14 * Second).ShouldBeTrue();
        _closing.Deadline.ShouldBe(15 * Second);
    }

    [Fact]
    public void A_linger_time_shorter_than_the_quiet_time_wins_at_once()
    {
        ClosingHandshake hasty = new(Timeouts with { Linger = Second });
        hasty.Fail(Violations.InvalidText, 10 * Second);
        hasty.Deadline.ShouldBe(11 * Second);
    }

    [Fact]
    public void Bytes_after_a_clean_close_do_not_extend_the_linger_time()
    {
        _closing.Send(Ours, 10 * Second);
        _closing.Receive(Theirs, 10 * Second);
        _closing.Discard(1, 14 * Second).ShouldBeTrue();
        _closing.Deadline.ShouldBe(15 * Second);
    }

    [Fact]
    public void Only_so_many_bytes_are_thrown_away()
    {
        _closing.Fail(Violations.InvalidText, 10 * Second);
        _closing.Discard(60, 10 * Second).ShouldBeTrue();
        _closing.Discard(40, 10 * Second).ShouldBeTrue();
        _closing.Discard(1, 10 * Second).ShouldBeFalse();
    }

    private void Step(char step)
    {
        TimeSpan now = 10 * Second;
        switch (step)
        {
            case 'S':
                _closing.Send(Ours, now);
                break;
            case 'R':
                _closing.Receive(Theirs, now);
                break;
            case 'A':
                _closing.AwaitReply(now);
                break;
            default:
                _closing.Fail(Violations.InvalidText, now);
                break;
        }
    }
}

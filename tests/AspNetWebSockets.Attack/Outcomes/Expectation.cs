namespace AspNetWebSockets.Attack;

/// <summary>What the RFC wants a server to do about one case.</summary>
public sealed record Expectation
{
    /// <summary>The statuses that are right for the handshake; empty when the server has nothing to answer.</summary>
    public IReadOnlyList<int> Statuses { get; private init; } = [101];

    /// <summary>See <see cref="Anything"/>.</summary>
    public bool IsAnything { get; private init; }

    /// <summary>Whether the server may end the connection without an answer.</summary>
    public bool MayBeSilent { get; private init; }

    /// <summary>Whether the answer has to name the version that the server speaks (RFC 6455 section 4.4).</summary>
    public bool NamesVersion { get; private init; }

    /// <summary>Messages and control frames in order, as <see cref="FrameText"/> writes them; <c>*</c> at the end stands for anything. A close frame that fails the connection is compared without its reason.</summary>
    public IReadOnlyList<string> Frames { get; private init; } = [];

    /// <summary>How the connection may end.</summary>
    public Ending Ending { get; private init; } = Ending.Fin;

    /// <summary>Whether the case is hostile: the server has to refuse it or to fail the connection.</summary>
    public bool IsRefusal { get; private init; }

    /// <summary>See <see cref="FailsUnfinished"/>.</summary>
    public bool IsUnfinished { get; private init; }

    /// <summary>The handshake is refused with one of the statuses.</summary>
    public static Expectation Refused(params int[] statuses) =>
        new()
        {
            Statuses = statuses,
            Ending = Ending.None,
            IsRefusal = true,
        };

    /// <summary>The handshake is refused and the answer names version 13.</summary>
    public static Expectation RefusedForVersion() => Refused(426) with { NamesVersion = true };

    /// <summary>The connection ends without an answer to the handshake, or with one that refuses it.</summary>
    public static Expectation Dropped(params int[] statuses) => Refused(statuses) with { MayBeSilent = true };

    /// <summary>Everything before the fault is answered, then a close frame with the code, then FIN (RFC 6455 section 7.1.7).</summary>
    public static Expectation Fails(int code, params string[] before) =>
        new() { Frames = [.. before, $"close({code})"], IsRefusal = true };

    /// <summary>As <see cref="Fails"/>, but the frame or the message never ends: a server that waits for the rest is late, not harmed.</summary>
    public static Expectation FailsUnfinished(int code, params string[] before) =>
        Fails(code, before) with
        {
            IsUnfinished = true,
        };

    /// <summary>A legal case: exactly these frames, then FIN.</summary>
    public static Expectation Answers(params string[] frames) => new() { Frames = frames };

    /// <summary>Whatever the client sees is right: the case is about what happens to the server and to others.</summary>
    public static Expectation Anything() => new() { IsAnything = true };

    /// <summary>Another end than FIN.</summary>
    public Expectation Ends(Ending ending) => this with { Ending = ending };

    /// <summary>The server has to get rid of the client.</summary>
    public Expectation AsRefusal() => this with { IsRefusal = true };

    /// <summary>Compares.</summary>
    public Judgement Judge(Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        bool over = (seen.Ending & Ending.Over) != Ending.None;
        bool status = seen.Status is { } code ? Statuses.Contains(code) : MayBeSilent && over;
        bool frames = FramesMatch(Frames.Count, seen) && seen.Frames.Count == Frames.Count;
        bool ending = Ending == Ending.None || (Ending & seen.Ending) != Ending.None;
        bool version = !NamesVersion || seen.NamesVersion;
        if (IsAnything || (status && frames && ending && version))
        {
            return new Judgement(Verdict.Strict, seen);
        }

        return new Judgement(IsLossyOnly(seen, version) ? Verdict.Weak : Verdict.Failed, seen);
    }

    /// <inheritdoc />
    public override string ToString()
    {
        if (IsAnything)
        {
            return "anything";
        }

        Observation typical = new(Statuses is [int first, ..] ? first : null, NamesVersion, Frames, Ending);
        return typical.ToString();
    }

    /// <summary>Whether the server did what matters, though not in the way that lets the client know.</summary>
    private bool IsLossyOnly(Observation seen, bool version)
    {
        bool expectsUpgrade = Statuses is [101];
        if (IsRefusal && !expectsUpgrade)
        {
            return version && seen.Status is null or >= 400 && seen.Ending != Ending.Open;
        }

        bool over = (seen.Ending & Ending.Over) != Ending.None;
        if (!IsRefusal)
        {
            return seen.Status == 101 && over && seen.Frames.Count == Frames.Count && FramesMatch(Frames.Count, seen);
        }

        // What came may lack the close frame, or answers before it, but there is nothing in it that must not be.
        int answers = seen.Frames.Count(frame => !IsClose(frame));
        return seen.Status == 101 && (over || IsUnfinished) && answers <= Frames.Count && FramesMatch(answers, seen);
    }

    private bool FramesMatch(int count, Observation seen) =>
        count <= Frames.Count
        && count <= seen.Frames.Count
        && Enumerable.Range(0, count).All(i => Matches(Frames[i], seen.Frames[i]));

    private bool Matches(string expected, string seen) =>
        string.Equals(expected, seen, StringComparison.Ordinal)
        || (expected.EndsWith('*') && seen.StartsWith(expected[..^1], StringComparison.Ordinal))
        || (IsRefusal && IsClose(expected) && seen.StartsWith($"{expected[..^1]} ", StringComparison.Ordinal));

    private static bool IsClose(string frame) => frame.StartsWith("close", StringComparison.Ordinal);
}

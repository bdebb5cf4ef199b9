namespace AspNetWebSockets.Attack;

/// <summary>One row of the suite: what is sent, and what has to come of it.</summary>
/// <param name="Name">What is hostile about it; unique within its group.</param>
/// <param name="Section">The section that holds the rule: of RFC 6455 unless it names another.</param>
/// <param name="Steps">What the client does, from the request on.</param>
/// <param name="Expected">What the server has to do.</param>
public sealed record AttackCase(string Name, string Section, IReadOnlyList<Step> Steps, Expectation Expected)
{
    /// <summary>What is hostile about it, whatever the way in which it is delivered.</summary>
    public string Subject
    {
        get => field ?? Name;
        init;
    }

    /// <summary>Whether the client takes what the server sends.</summary>
    public bool Reads { get; init; } = true;

    /// <summary>Whether pongs are left out of what was observed: how many of a flood are answered is up to the server.</summary>
    public bool IgnoresPongs { get; init; }

    /// <summary>Whether more patience is due: the server acts by a time-out of its own, or has much to do.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether the client that is refused leaves the end of TCP to the server; else it half-closes once the close frame is there.</summary>
    public bool WaitsForTheEnd { get; init; }

    /// <summary>Whether the client half-closes before it has its last answers. Kestrel's own sockets, and Kestrel until it has sent the 101, take that for the end of both directions.</summary>
    public bool HalfClosesEarly { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Name} ({Section})";
}

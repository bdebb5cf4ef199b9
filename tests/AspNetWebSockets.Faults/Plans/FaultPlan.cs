namespace AspNetWebSockets.Faults;

/// <summary>What a transport does to one session.</summary>
/// <param name="Traits">How it is made.</param>
/// <param name="Pieces">Positions at which a piece of the input ends, in order; besides, all that there is comes as one.</param>
internal sealed record FaultPlan(TransportTraits Traits, IReadOnlyList<int> Pieces)
{
    public InputFaultKind InputFault { get; init; }

    /// <summary>How many bytes of the input come before the fault.</summary>
    public int InputPosition { get; init; } = int.MaxValue;

    public TimeSpan InputDelay { get; init; }

    public OutputFaultKind OutputFault { get; init; }

    /// <summary>How many bytes of the output go out before the fault.</summary>
    public int OutputPosition { get; init; } = int.MaxValue;

    public TimeSpan OutputDelay { get; init; }

    /// <summary>Chooses among what could happen next; in the order of <see cref="FlushStyle"/> without.</summary>
    public int? OrderSeed { get; init; }

    /// <inheritdoc />
    public override string ToString() =>
        $"{Traits}"
        + (Pieces.Count is > 0 and < 8 ? $", input in pieces that end at {string.Join(", ", Pieces)}" : "")
        + (Pieces.Count >= 8 ? $", input in {Pieces.Count} pieces" : "")
        + (InputFault == InputFaultKind.None ? "" : $", input {InputFault} at {InputPosition} {Of(InputDelay)}")
        + (OutputFault == OutputFaultKind.None ? "" : $", output {OutputFault} at {OutputPosition} {Of(OutputDelay)}")
        + (OrderSeed is { } seed ? $", order {seed}" : "");

    private static string Of(TimeSpan delay) => delay == TimeSpan.Zero ? "" : $"for {delay.TotalSeconds} s";
}

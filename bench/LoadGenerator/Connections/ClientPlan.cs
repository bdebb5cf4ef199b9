namespace LoadGenerator.Connections;

/// <summary>What all connections of a group have in common.</summary>
internal sealed class ClientPlan(LoadOptions options, string path)
{
    public ClientPlan(LoadOptions options)
        : this(options, options.Path) { }

    public int Port { get; } = options.Port;

    public int Depth { get; } = options.Depth;

    public bool IsRaw { get; } = options.IsRaw;

    public bool IsTls { get; } = options.IsTls;

    public bool IsSpinning { get; } = options.IsSpinning;

    public EchoFrames Frames { get; } = new(options.MessageSize, options.Depth, options.IsRaw);

    public OpeningRequest Opening { get; } = new(options.Port, path);
}

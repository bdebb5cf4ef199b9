namespace AspNetWebSockets.Network;

/// <summary>What a link does to packets of one direction.</summary>
/// <param name="Loss">The share that is lost, from 0 to 1.</param>
/// <param name="Delay">How long a packet takes at least.</param>
/// <param name="Jitter">How much longer it may take; packets overtake each other then.</param>
internal sealed record LinkCondition(double Loss = 0, TimeSpan Delay = default, TimeSpan Jitter = default)
{
    /// <summary>Nothing comes through.</summary>
    public static readonly LinkCondition Cut = new(Loss: 1);
}

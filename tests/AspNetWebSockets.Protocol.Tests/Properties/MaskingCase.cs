namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Random bytes to mask, and where they lie.</summary>
internal sealed record MaskingCase(int Length, int Seed, int Start, int Target, int[] Cuts)
{
    public override string ToString() =>
        $"length {Length} seed {Seed} from {Start} to {Target} cuts [{string.Join(',', Cuts)}]";
}

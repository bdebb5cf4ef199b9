using System.Runtime.Intrinsics.X86;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>The vector widths that a test can run here, whichever the machine prefers: the runtime emulates the rest.</summary>
internal static class EveryWidth
{
    public static IReadOnlyList<VectorWidth> ForMasking { get; } = Enum.GetValues<VectorWidth>();

    /// <summary>The lookup in 256 bits is an AVX2 instruction that nothing emulates.</summary>
    public static IReadOnlyList<VectorWidth> ForText { get; } =
    [.. ForMasking.Where(width => width != VectorWidth.Vector256 || Avx2.IsSupported)];
}

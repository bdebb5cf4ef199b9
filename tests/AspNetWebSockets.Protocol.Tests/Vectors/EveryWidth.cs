using System.Runtime.Intrinsics.X86;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>The vector widths that a test can run here, whichever the machine prefers: the runtime emulates the rest.</summary>
internal static class EveryWidth
{
    public static IReadOnlyList<VectorWidth> ForMasking { get; } = Enum.GetValues<VectorWidth>();

    /// <summary>The lookup in 256 bits, which wider ones use for the shorter texts, is an AVX2 instruction that nothing emulates.</summary>
    public static IReadOnlyList<VectorWidth> ForText { get; } =
        Avx2.IsSupported ? ForMasking : [VectorWidth.Word, VectorWidth.Vector128];
}

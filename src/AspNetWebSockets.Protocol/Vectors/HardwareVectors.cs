using System.Runtime.Intrinsics;

namespace AspNetWebSockets.Protocol;

/// <summary>What this machine's vectors can do.</summary>
internal static class HardwareVectors
{
    /// <summary>
    /// The widest vectors that this machine works with at full speed; none on big-endian machines, whose byte order the
    /// vector code does not know. A constant to the JIT, which so drops the code for the other widths; methods take it
    /// as an argument so that tests can choose any.
    /// </summary>
    public static readonly VectorWidth Widest = Choose(
        Vector128.IsHardwareAccelerated & BitConverter.IsLittleEndian,
        Vector256.IsHardwareAccelerated,
        Vector512.IsHardwareAccelerated
    );

    internal static VectorWidth Choose(bool has128, bool has256, bool has512) =>
        !has128 ? VectorWidth.Word
        : !has256 ? VectorWidth.Vector128
        : !has512 ? VectorWidth.Vector256
        : VectorWidth.Vector512;
}

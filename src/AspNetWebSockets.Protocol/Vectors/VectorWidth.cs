namespace AspNetWebSockets.Protocol;

/// <summary>How many bytes one instruction works on; the values are bytes.</summary>
internal enum VectorWidth
{
    /// <summary>No vectors: a 64-bit word at most.</summary>
    Word = 8,

    /// <summary>128 bits: SSE, Arm's Advanced SIMD.</summary>
    Vector128 = 16,

    /// <summary>256 bits: AVX2.</summary>
    Vector256 = 32,

    /// <summary>512 bits: AVX-512.</summary>
    Vector512 = 64,
}

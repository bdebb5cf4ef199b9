namespace AspNetWebSockets.TestSupport;

/// <summary>One frame of a <see cref="HostileStream"/>.</summary>
/// <param name="Opcode">0 to 15.</param>
/// <param name="Payload">Before masking.</param>
/// <param name="Key">The masking key.</param>
public sealed record HostileFrame(int Opcode, byte[] Payload, uint Key)
{
    /// <summary>The FIN bit.</summary>
    public bool Fin { get; init; } = true;

    /// <summary>The reserved bits.</summary>
    public int Rsv { get; init; }

    /// <summary>The MASK bit, with all that it means.</summary>
    public bool IsMasked { get; init; } = true;

    /// <summary>How the length is written.</summary>
    public LengthEncoding Encoding { get; init; }

    /// <summary>The length that the header states, if other than the payload's.</summary>
    public ulong? DeclaredLength { get; init; }

    /// <summary>What is sent.</summary>
    public byte[] Bytes =>
        ClientFrame.Build(
            Opcode,
            Payload,
            Fin,
            Rsv,
            IsMasked,
            Key,
            Encoding == LengthEncoding.Shortest ? Encoding : LongEnough,
            DeclaredLength
        );

    private LengthEncoding LongEnough =>
        (DeclaredLength ?? (ulong)Payload.Length) > ushort.MaxValue ? LengthEncoding.SixtyFourBits : Encoding;
}

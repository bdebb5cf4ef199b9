using System.Buffers.Binary;
using System.Text;

namespace AspNetWebSockets.TestSupport;

/// <summary>A frame as the server sent it.</summary>
/// <param name="Fin">The FIN bit.</param>
/// <param name="Rsv">The three reserved bits: 4 is RSV1, 2 is RSV2, 1 is RSV3.</param>
/// <param name="Opcode">0 to 15; see <see cref="FrameOpcodes"/>.</param>
/// <param name="Payload">The payload.</param>
public sealed record ServerFrame(bool Fin, int Rsv, int Opcode, byte[] Payload)
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The payload as text; throws when it is not UTF-8.</summary>
    public string Text => StrictUtf8.GetString(Payload);

    /// <summary>The status code of a close frame; <see langword="null"/> for one without body.</summary>
    public int? CloseCode =>
        Opcode == FrameOpcodes.Close && Payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(Payload) : null;

    /// <summary>The reason of a close frame; <see langword="null"/> for one without body.</summary>
    public string? CloseReason => CloseCode is null ? null : StrictUtf8.GetString(Payload, 2, Payload.Length - 2);

    /// <summary>One line for messages of failed tests.</summary>
    public override string ToString() =>
        $"opcode {Opcode} fin {Fin} rsv {Rsv} length {Payload.Length}: {Convert.ToHexString(Payload.AsSpan(0, Math.Min(64, Payload.Length)))}";
}

using System.Buffers;
using System.Text;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>What the runtime's own decoders say about UTF-8.</summary>
internal static class Utf8Reference
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Whether the bytes are a whole valid text.</summary>
    public static bool IsValid(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = Strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>How many bytes at least would make the bytes a whole valid text: 0 to 3; <see langword="null"/> when none can.</summary>
    public static int? Lacking(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int consumed);
            if (status == OperationStatus.NeedMoreData)
            {
                int length =
                    bytes[0] >= 0xF0 ? 4
                    : bytes[0] >= 0xE0 ? 3
                    : 2;
                return length - bytes.Length;
            }

            if (status != OperationStatus.Done)
            {
                return null;
            }

            bytes = bytes[consumed..];
        }

        return 0;
    }

    /// <summary>The position of the first byte that no valid text can have there; <see langword="null"/> when there is none.</summary>
    public static int? FirstImpossible(ReadOnlySpan<byte> bytes)
    {
        for (int length = 1; length <= bytes.Length; length++)
        {
            if (Lacking(bytes[..length]) is null)
            {
                return length - 1;
            }
        }

        return null;
    }
}

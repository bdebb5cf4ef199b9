using System.Text;

namespace AspNetWebSockets.Protocol;

/// <summary>
/// Validates UTF-8 (RFC 3629) that comes in pieces, and says no at the first byte that no valid text can have there
/// (RFC 6455 section 8.1). A mutable value: keep it in a field, do not copy it.
/// </summary>
public struct Utf8Validator
{
    private byte _lead;

    /// <summary>Whether the text could end here, that is, not inside a character.</summary>
    public readonly bool IsComplete => _lead == Utf8Lead.None;

    /// <summary>How many bytes the character in progress still lacks: 0 to 3.</summary>
    internal readonly int BytesDue => Utf8Lead.BytesDue(_lead);

    /// <summary>Forgets what came before; the next byte starts a new text.</summary>
    public void Reset() => _lead = Utf8Lead.None;

    /// <summary>Takes the next bytes of the text.</summary>
    /// <returns><see langword="false"/> when the bytes so far are not the beginning of any valid text. Then the validator is done until <see cref="Reset"/>.</returns>
    public bool Append(ReadOnlySpan<byte> bytes) =>
        (IsComplete && Ascii.IsValid(bytes)) || Append(bytes, HardwareVectors.Widest);

    /// <summary>As <see cref="Append(ReadOnlySpan{byte})"/>, for bytes of which some are not ASCII.</summary>
    /// <param name="bytes">The next bytes.</param>
    /// <param name="widest">The widest vectors to use.</param>
    internal bool Append(ReadOnlySpan<byte> bytes, VectorWidth widest)
    {
        if (widest == VectorWidth.Word || bytes.Length < Utf8Lookup.MinBeginning)
        {
            return AppendEach(bytes);
        }

        if (bytes.Length < Utf8Lookup.MinLength)
        {
            ReadOnlySpan<byte> beginning = bytes[..Math.Min(bytes.Length, Utf8Lookup.MaxBeginning)];
            return Utf8Lookup.CanBegin(beginning, _lead)
                && AppendEnd(beginning)
                && AppendEach(bytes[beginning.Length..]);
        }

        return Utf8Lookup.CanBegin(bytes[..Utf8Lookup.MaxBeginning], _lead)
            && Utf8Lookup.CanContinue(bytes, widest)
            && AppendEnd(bytes);
    }

    /// <summary>Takes the end of a text of which the vectors saw nothing impossible. They leave it to the next byte to show that a last one cannot be.</summary>
    private bool AppendEnd(ReadOnlySpan<byte> bytes)
    {
        _lead = Utf8Lead.AtEnd(bytes[^3], bytes[^2], bytes[^1]);
        return _lead != Utf8Lead.Impossible;
    }

    private bool AppendEach(ReadOnlySpan<byte> bytes)
    {
        byte lead = _lead;
        foreach (byte value in bytes)
        {
            lead = Utf8Lead.Next(lead, value);
            if (lead == Utf8Lead.Impossible)
            {
                return false;
            }
        }

        _lead = lead;
        return true;
    }
}

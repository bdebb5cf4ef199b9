namespace System.Web;

/// <summary>Where the <see cref="TextForm"/> stands in the number before a text.</summary>
internal static class TextForms
{
    /// <summary>The low bits; above them is the length in characters, or the place.</summary>
    internal const int Bits = 2;

    internal const ulong Mask = (1 << Bits) - 1;
}

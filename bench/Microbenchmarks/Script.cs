namespace Microbenchmarks;

/// <summary>A kind of text, by what UTF-8 makes of it.</summary>
public enum Script
{
    /// <summary>One byte a character.</summary>
    Ascii,

    /// <summary>Two bytes, with one-byte spaces in between.</summary>
    Cyrillic,

    /// <summary>Three bytes.</summary>
    Chinese,

    /// <summary>Four bytes.</summary>
    Emoji,

    /// <summary>One byte, and now and then two: Western Europe.</summary>
    German,
}

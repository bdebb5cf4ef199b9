namespace System.Web;

/// <summary>How a <see cref="RequestSnapshot"/> keeps a text.</summary>
internal enum TextForm
{
    /// <summary>A byte for each character; all are below U+0100.</summary>
    Latin1 = 0,

    /// <summary>Two bytes for each character.</summary>
    Utf16 = 1,

    /// <summary>As its place in <see cref="KnownTexts"/>.</summary>
    Known = 2,

    /// <summary>Not at all: it follows from other texts.</summary>
    Derived = 3,
}

namespace System.Web;

/// <summary>What became of a setting in web.config; kept until there is a log.</summary>
/// <param name="Source">File and line.</param>
/// <param name="Setting">What it says.</param>
/// <param name="Text">Where it went, or what to do in its stead.</param>
/// <param name="IsMapped">Whether it is used.</param>
internal sealed record WebConfigNote(string Source, string Setting, string Text, bool IsMapped)
{
    internal static WebConfigNote Mapped(string source, string setting, string target) =>
        new(source, setting, target, IsMapped: true);

    internal static WebConfigNote NotUsed(string source, string setting, string advice) =>
        new(source, setting, advice, IsMapped: false);
}

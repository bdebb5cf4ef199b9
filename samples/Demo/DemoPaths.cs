namespace Demo;

/// <summary>The paths of the demo's server.</summary>
internal static class DemoPaths
{
    /// <summary>The classic handler.</summary>
    public const string Handler = "/closing.ashx";

    /// <summary>The WebSocket on which the page starts a run and is told what is seen.</summary>
    public const string Runs = "/runs";

    /// <summary>The source of the classic handler.</summary>
    public const string Source = "/source/ClosingHandler.cs";
}

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>How long a test waits for something real before it fails.</summary>
internal static class Bound
{
    /// <summary>For an event that takes milliseconds when all is well, on a busy machine.</summary>
    public static readonly TimeSpan Event = TimeSpan.FromSeconds(15);

    /// <summary>For a whole run of an external program.</summary>
    public static readonly TimeSpan Program = TimeSpan.FromSeconds(60);
}

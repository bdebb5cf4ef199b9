namespace AspNetWebSockets.Migrate.Tests.Hosting;

/// <summary>How long a test waits for something real before it fails.</summary>
internal static class Bound
{
    /// <summary>For a message or a line of output.</summary>
    public static readonly TimeSpan Event = TimeSpan.FromSeconds(15);

    /// <summary>For a run of the tool.</summary>
    public static readonly TimeSpan Program = TimeSpan.FromSeconds(60);

    /// <summary>For a build.</summary>
    public static readonly TimeSpan Build = TimeSpan.FromMinutes(5);
}

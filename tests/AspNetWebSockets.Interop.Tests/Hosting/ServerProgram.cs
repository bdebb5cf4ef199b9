namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>A sample's program.</summary>
/// <param name="Sample">The name of the folder under <c>samples/</c>.</param>
/// <param name="Assembly">The name of the program.</param>
internal sealed record ServerProgram(string Sample, string Assembly)
{
    /// <summary>Variables that it finds besides those of this process.</summary>
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

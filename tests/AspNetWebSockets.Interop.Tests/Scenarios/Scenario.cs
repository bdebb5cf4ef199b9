namespace AspNetWebSockets.Interop.Tests.Scenarios;

/// <summary>One thing that every client does, and what it must observe.</summary>
/// <param name="Script">The name by which the clients know it; see <c>clients/README.md</c>.</param>
/// <param name="Path">The path on the echo server.</param>
/// <param name="Expected">The observation; <see cref="ClientObservation.Pings"/> is the least number.</param>
public sealed record Scenario(string Script, string Path, ClientObservation Expected)
{
    /// <summary>Whether it runs against the server that pings its clients all the time.</summary>
    public bool IsPinged { get; init; }
}

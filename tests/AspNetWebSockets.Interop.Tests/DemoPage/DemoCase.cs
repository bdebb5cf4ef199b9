namespace AspNetWebSockets.Interop.Tests.DemoPage;

/// <summary>What the page has to show for one button.</summary>
/// <param name="Client">The words under "Client".</param>
/// <param name="Frames">In the order in which they were sent.</param>
/// <param name="TcpEnds">Who ended TCP, and how.</param>
/// <param name="Exceptions">Type and the beginning of the message.</param>
/// <param name="ServerKnows">The server's line in the verdict.</param>
public sealed record DemoCase(
    string Name,
    string Client,
    string[] Frames,
    string[] TcpEnds,
    string[] ClientStates,
    string[] ServerStates,
    string[] Exceptions,
    string Verdict,
    string ClientKnows,
    string ServerKnows
)
{
    public override string ToString() => Name;
}

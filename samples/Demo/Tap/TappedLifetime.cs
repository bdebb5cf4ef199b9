using Microsoft.AspNetCore.Connections.Features;

namespace Demo;

/// <summary>Notes that the server cuts a tapped connection. A cut is not delayed: it overtakes whatever is under way.</summary>
internal sealed class TappedLifetime(Run run, TcpEnd tcpEnd, IConnectionLifetimeFeature inner)
    : IConnectionLifetimeFeature
{
    public CancellationToken ConnectionClosed
    {
        get => inner.ConnectionClosed;
        set => inner.ConnectionClosed = value;
    }

    public void Abort()
    {
        foreach (int id in tcpEnd.Reset(Side.Server))
        {
            run.Write(new RunEvent("arrived") { Id = id });
        }

        inner.Abort();
    }
}

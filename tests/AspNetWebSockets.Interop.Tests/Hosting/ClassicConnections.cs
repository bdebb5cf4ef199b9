using System.Web.WebSockets;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary><see cref="AspNetWebSocketContext.ConnectionCount"/>, one number for every server of this process.</summary>
internal static class ClassicConnections
{
    /// <summary>How many are counted now.</summary>
    public static int Count => AspNetWebSocketContext.ConnectionCount;

    /// <summary>
    /// Completes when none is counted. The client of an earlier test has seen its end before the server's handler was
    /// over; nothing tells when that one has gone.
    /// </summary>
    public static async Task GoneAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource tooLate = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        tooLate.CancelAfter(Bound.Event);
        while (Count is not 0)
        {
            tooLate.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary>A real WebSocket client.</summary>
public interface IClientUnderTest
{
    /// <summary>Plays a scenario of <c>clients/README.md</c> to its end.</summary>
    Task<ClientObservation> PlayAsync(string scenario, Uri url, CancellationToken cancellationToken);

    /// <summary>Connects, has one message echoed, and is gone without a closing handshake.</summary>
    Task VanishAsync(Uri url, CancellationToken cancellationToken);
}

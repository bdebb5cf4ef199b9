using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Transport;

/// <summary>Sets Kestrel's sockets up where they stand in for the loops: completions run where they come, unless the thread pool is wanted.</summary>
internal sealed class FallbackScheduling(TransportChoice choice, IOptions<EventLoopTransportOptions> options)
    : IConfigureOptions<SocketTransportOptions>
{
    /// <inheritdoc />
    public void Configure(SocketTransportOptions options1)
    {
        if (choice.Kind == EventLoopTransportKind.Sockets && !options.Value.RunOnThreadPool)
        {
            options1.UnsafePreferInlineScheduling = true;
        }
    }
}

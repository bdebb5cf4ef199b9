using AspNetWebSockets.Transport;

namespace EchoServer;

/// <summary>The <c>--transport</c> option: which listener stands behind Kestrel.</summary>
internal static class TransportOption
{
    /// <summary>Reads the option. False, with the words to print, when there is no such transport.</summary>
    public static bool TryRead(IConfiguration configuration, out EventLoopTransportKind kind, out string? refusal)
    {
        string wanted = configuration["transport"] ?? "auto";
        (kind, refusal) = wanted switch
        {
            "auto" => (EventLoopTransportKind.Auto, null),
            "io_uring" => (EventLoopTransportKind.IoUring, null),
            "epoll" => (EventLoopTransportKind.Epoll, null),
            "sockets" => (EventLoopTransportKind.Sockets, null),
            _ => (
                default(EventLoopTransportKind),
                $"--transport {wanted}: unknown; expected auto, io_uring, epoll or sockets."
            ),
        };
        return refusal is null;
    }
}

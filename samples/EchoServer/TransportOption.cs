namespace EchoServer;

/// <summary>The <c>--transport</c> option: which listener stands behind Kestrel.</summary>
internal static class TransportOption
{
    /// <summary>Kestrel's own sockets, the only transport so far; <c>auto</c> chooses it too.</summary>
    private const string Sockets = "sockets";

    /// <summary>Reads the option. False, with the words to print, when the transport does not exist.</summary>
    public static bool TryRead(IConfiguration configuration, out string transport, out string? refusal)
    {
        transport = Sockets;
        string wanted = configuration["transport"] ?? "auto";
        refusal = wanted switch
        {
            "auto" or Sockets => null,
            "io_uring" or "epoll" => $"--transport {wanted}: not built yet; use --transport auto or sockets.",
            _ => $"--transport {wanted}: unknown; expected auto or sockets (io_uring and epoll are not built yet).",
        };
        return refusal is null;
    }
}

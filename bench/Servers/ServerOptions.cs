using AspNetWebSockets.Transport;

namespace Servers;

/// <summary>The command line; <see cref="Usage"/> says it.</summary>
internal sealed record ServerOptions(ServerKind Kind, EventLoopTransportKind Transport, bool IsTls, int Port)
{
    private const string Usage =
        "--kind stock|stock-tuned|ours|classic [--transport sockets|epoll|io_uring] [--tls true|false] [--port N]; "
        + "port 0, the default, lets the system choose.";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">A value is missing or is not one of those above.</exception>
    public static ServerOptions Read(IConfiguration configuration)
    {
        ServerKind kind = configuration["kind"] switch
        {
            "stock" => ServerKind.Stock,
            "stock-tuned" => ServerKind.StockTuned,
            "ours" => ServerKind.Ours,
            "classic" => ServerKind.Classic,
            string other => throw Wrong("kind", other),
            null => throw Wrong("kind", "missing"),
        };
        EventLoopTransportKind transport = configuration["transport"] switch
        {
            null or "sockets" => EventLoopTransportKind.Sockets,
            "epoll" => EventLoopTransportKind.Epoll,
            "io_uring" => EventLoopTransportKind.IoUring,
            string other => throw Wrong("transport", other),
        };
        if (transport != EventLoopTransportKind.Sockets && kind is (ServerKind.Stock or ServerKind.StockTuned))
        {
            throw new ArgumentException($"Stock is measured on Kestrel's sockets only. {Usage}");
        }

        return new ServerOptions(
            kind,
            transport,
            bool.TryParse(configuration["tls"] ?? "false", out bool isTls)
                ? isTls
                : throw Wrong("tls", configuration["tls"]),
            ushort.TryParse(configuration["port"] ?? "0", out ushort number)
                ? number
                : throw Wrong("port", configuration["port"])
        );
    }

    private static ArgumentException Wrong(string name, string? value) => new($"--{name} was '{value}'. {Usage}");
}

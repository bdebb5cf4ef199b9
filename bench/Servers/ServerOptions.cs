namespace Servers;

/// <summary>The command line: <c>--kind stock|ours|classic --port N</c>; port 0, the default, lets the system choose.</summary>
internal sealed record ServerOptions(ServerKind Kind, int Port)
{
    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">A value is missing or is not one of those above.</exception>
    public static ServerOptions Read(IConfiguration configuration)
    {
        string? kind = configuration["kind"];
        string port = configuration["port"] ?? "0";
        return new ServerOptions(
            Enum.TryParse(kind, ignoreCase: true, out ServerKind known) && Enum.IsDefined(known)
                ? known
                : throw new ArgumentException($"--kind was '{kind}'; expected stock, ours or classic."),
            ushort.TryParse(port, out ushort number)
                ? number
                : throw new ArgumentException($"--port was '{port}'; expected 0 to 65535.")
        );
    }
}

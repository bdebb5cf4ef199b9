using AspNetWebSockets.Transport;
using Microsoft.AspNetCore.Hosting;

namespace AspNetWebSockets.TestSupport;

/// <summary>
/// The transport that the servers of this test run stand on, from the environment variable
/// <c>ASPNETWEBSOCKETS_TRANSPORT</c>: <c>io_uring</c>, <c>epoll</c>, or <c>sockets</c> for Kestrel as it comes (the default).
/// </summary>
public static class TestTransport
{
    /// <summary>The name of the environment variable.</summary>
    public const string Variable = "ASPNETWEBSOCKETS_TRANSPORT";

    private const string Sockets = "sockets";

    /// <summary>Its name, as the servers' own option <c>--transport</c> takes it.</summary>
    public static string Name { get; } = Environment.GetEnvironmentVariable(Variable) ?? Sockets;

    /// <summary>Puts a server on it.</summary>
    public static IWebHostBuilder UseTestTransport(this IWebHostBuilder builder) =>
        Name is Sockets
            ? builder
            : builder.UseEventLoopTransport(options =>
                options.Kind = Name switch
                {
                    "io_uring" => EventLoopTransportKind.IoUring,
                    "epoll" => EventLoopTransportKind.Epoll,
                    _ => throw new InvalidOperationException(
                        $"{Variable}={Name}: expected io_uring, epoll or sockets."
                    ),
                }
            );
}

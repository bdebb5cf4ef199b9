using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Tests;

/// <summary>
/// A client that opens TCP and is slow with the rest is ended by Kestrel's time-outs, on our transports as on its own:
/// <c>KeepAliveTimeout</c> before the first byte, <c>RequestHeadersTimeout</c> behind it, <c>HandshakeTimeout</c> of TLS.
/// </summary>
public sealed class SlowHandshakeTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    // A timer counts in milliseconds, and not by the test's clock.
    private static readonly TimeSpan Least = Bound - TimeSpan.FromMilliseconds(20);

    private long _start;

    private static readonly byte[] Request = "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "u8.ToArray();

    [Fact]
    public async Task A_client_that_sends_nothing()
    {
        await using KestrelHost host = await StartAsync(Wire.Pipe, limits => limits.Limits.KeepAliveTimeout = Bound);
        await using RawWebSocketClient client = await ConnectTcpAsync(host);
        (await EndAsync(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_that_stops_within_the_request()
    {
        await using KestrelHost host = await StartAsync(
            Wire.Pipe,
            limits => limits.Limits.RequestHeadersTimeout = Bound
        );
        await using RawWebSocketClient client = await ConnectTcpAsync(host);
        await client.SendBytesAsync(Request, TestContext.Current.CancellationToken);
        System.Text.Encoding.ASCII.GetString(await EndAsync(client)).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Fact]
    public async Task A_client_that_sends_its_request_byte_by_byte()
    {
        await using KestrelHost host = await StartAsync(
            Wire.Pipe,
            limits => limits.Limits.RequestHeadersTimeout = Bound
        );
        await using RawWebSocketClient client = await ConnectTcpAsync(host);
        await client.SendBytesAsync(Request, TestContext.Current.CancellationToken);
        Task<byte[]> end = EndAsync(client);
        long start = TimeProvider.System.GetTimestamp();
        while (!await EndsWithinAsync(end, TimeSpan.FromMilliseconds(50)))
        {
            TimeProvider.System.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(15);
            _ = await Record.ExceptionAsync(() =>
                client.SendBytesAsync("a"u8.ToArray(), TestContext.Current.CancellationToken)
            );
        }
    }

    [Fact]
    public async Task A_client_that_is_slow_with_the_handshake_of_TLS()
    {
        await using KestrelHost host = await StartAsync(
            Wire.Tls,
            limits => limits.ConfigureHttpsDefaults(https => https.HandshakeTimeout = Bound)
        );
        await using RawWebSocketClient client = await ConnectTcpAsync(host);
        await client.SendBytesAsync(
            // The start of a ClientHello that would be longer.
            new byte[] { 0x16, 3, 1, 1, 0 },
            TestContext.Current.CancellationToken
        );
        _ = await EndAsync(client);
    }

    // First of all, so that the endpoints find the defaults.
    private static Task<KestrelHost> StartAsync(Wire wire, Action<KestrelServerOptions> configure) =>
        KestrelHost.StartPipelineAsync(
            static _ => { },
            wire,
            services: services =>
                services.Insert(
                    0,
                    ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>>(
                        new ConfigureNamedOptions<KestrelServerOptions>(Options.DefaultName, configure)
                    )
                )
        );

    private Task<RawWebSocketClient> ConnectTcpAsync(KestrelHost host)
    {
        _start = TimeProvider.System.GetTimestamp();
        return RawWebSocketClient.ConnectTcpAsync("127.0.0.1", host.Port, TestContext.Current.CancellationToken);
    }

    private static async Task<bool> EndsWithinAsync(Task end, TimeSpan time)
    {
        try
        {
            await end.WaitAsync(time, TimeProvider.System, TestContext.Current.CancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>What the server sends up to its end of the connection, within a bound in real time and not before the time-out.</summary>
    private async Task<byte[]> EndAsync(RawWebSocketClient client)
    {
        byte[] sent = await ReadToEndAsync(client);
        TimeProvider.System.GetElapsedTime(_start).ShouldBeGreaterThan(Least);
        return sent;
    }

    private static async Task<byte[]> ReadToEndAsync(RawWebSocketClient client)
    {
        try
        {
            return await client.ReadToEndAsync(TestContext.Current.CancellationToken).InTimeAsync();
        }
        catch (IOException)
        {
            return [];
        }
    }
}

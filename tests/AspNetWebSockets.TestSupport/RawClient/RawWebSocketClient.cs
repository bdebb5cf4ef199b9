using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace AspNetWebSockets.TestSupport;

/// <summary>
/// A WebSocket client on bare TCP for what well-behaved clients cannot do: it sends any bytes, answers nothing by
/// itself and shows what came. Every read fails after ten seconds without a byte; connecting, TLS and every write fail
/// after twenty seconds.
/// </summary>
/// <remarks>One read and one write at a time; the two directions are independent.</remarks>
public sealed class RawWebSocketClient : IAsyncDisposable
{
    private const string ExampleKey = "dGhlIHNhbXBsZSBub25jZQ==";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly TcpClient _tcp;
    private readonly Stream _stream;
    private readonly BoundedReader _reader;
    private readonly string _authority;
    private HttpResponseHead? _response;

    private RawWebSocketClient(TcpClient tcp, Stream stream, string authority)
    {
        _tcp = tcp;
        _authority = authority;
        _stream = stream;
        _reader = new BoundedReader(_stream);
    }

    /// <summary>The server's answer to the opening handshake.</summary>
    /// <exception cref="InvalidOperationException">No handshake was made yet.</exception>
    public HttpResponseHead Response =>
        _response ?? throw new InvalidOperationException("No handshake yet: call HandshakeAsync first.");

    /// <summary>The socket, for options and addresses.</summary>
    public Socket Socket => _tcp.Client;

    /// <summary>Connects and makes the opening handshake; look at <see cref="Response"/> for its outcome.</summary>
    /// <inheritdoc cref="HandshakeAsync"/>
    public static async Task<RawWebSocketClient> ConnectAsync(
        string host,
        int port,
        string path,
        IEnumerable<KeyValuePair<string, string?>>? headers = null,
        CancellationToken cancellationToken = default
    )
    {
        RawWebSocketClient client = await ConnectTcpAsync(host, port, cancellationToken).ConfigureAwait(false);
        try
        {
            await client.HandshakeAsync(path, headers, cancellationToken: cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Connects TCP and TLS with any certificate of the server; the handshakes of WebSocket and the rest work as without.</summary>
    public static async Task<RawWebSocketClient> ConnectTlsAsync(
        string host,
        int port,
        CancellationToken cancellationToken = default
    )
    {
        TcpClient tcp = new() { NoDelay = true };
        SslStream? tls = null;
        try
        {
            await ConnectAsync(tcp, host, port, cancellationToken).ConfigureAwait(false);
            tls = new SslStream(tcp.GetStream());
            await AuthenticateAsync(tls, host, cancellationToken).ConfigureAwait(false);
            return new RawWebSocketClient(tcp, tls, $"{host}:{port}");
        }
        catch
        {
            tls?.Dispose();
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>Connects TCP only.</summary>
    public static async Task<RawWebSocketClient> ConnectTcpAsync(
        string host,
        int port,
        CancellationToken cancellationToken = default
    )
    {
        TcpClient tcp = new() { NoDelay = true };
        try
        {
            await ConnectAsync(tcp, host, port, cancellationToken).ConfigureAwait(false);
            return new RawWebSocketClient(tcp, tcp.GetStream(), $"{host}:{port}");
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>Sends the opening handshake of RFC 6455 section 4.1 and reads the head of the answer.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="headers">Fields to add; one with a default's name replaces it, one with a <see langword="null"/> value removes it.</param>
    /// <param name="following">Bytes sent in the same write behind the handshake, such as a first frame.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<HttpResponseHead> HandshakeAsync(
        string path,
        IEnumerable<KeyValuePair<string, string?>>? headers = null,
        ReadOnlyMemory<byte> following = default,
        CancellationToken cancellationToken = default
    )
    {
        byte[] request = [.. Encoding.Latin1.GetBytes(RequestHead(path, headers)), .. following.Span];
        await SendBytesAsync(request, cancellationToken).ConfigureAwait(false);
        byte[] head = await _reader
            .ReadUntilAsync("\r\n\r\n"u8.ToArray(), "the answer to the handshake", cancellationToken)
            .ConfigureAwait(false);
        return _response = HttpResponseHead.Parse(Encoding.Latin1.GetString(head));
    }

    /// <summary>Sends one frame; see <see cref="ClientFrame.Build"/> for the parameters.</summary>
    public Task SendFrameAsync(
        int opcode,
        ReadOnlyMemory<byte> payload,
        bool fin = true,
        int rsv = 0,
        bool masked = true,
        uint maskingKey = ClientFrame.ExampleMaskingKey,
        LengthEncoding encoding = LengthEncoding.Shortest,
        ulong? declaredLength = null,
        CancellationToken cancellationToken = default
    ) =>
        SendBytesAsync(
            ClientFrame.Build(opcode, payload.Span, fin, rsv, masked, maskingKey, encoding, declaredLength),
            cancellationToken
        );

    /// <summary>Sends bytes as they are, in one write.</summary>
    /// <exception cref="TimeoutException">The server did not take them within twenty seconds.</exception>
    public Task SendBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        RealTimeBound.RunAsync(
            Bound,
            $"the server did not take the {bytes.Length} bytes that the client sent",
            token => _stream.WriteAsync(bytes, token),
            cancellationToken
        );

    /// <summary>Reads one frame; <see langword="null"/> when the server has closed its side of TCP in order.</summary>
    /// <exception cref="IOException">The server reset the connection.</exception>
    /// <exception cref="InvalidDataException">The frame was masked, which a server must not (RFC 6455 section 5.1).</exception>
    /// <exception cref="TimeoutException">Nothing came for ten seconds.</exception>
    public async Task<ServerFrame?> ReadFrameAsync(CancellationToken cancellationToken = default)
    {
        byte[]? header = await _reader.ReadExactlyAsync(2, "a frame", cancellationToken).ConfigureAwait(false);
        if (header is null)
        {
            return null;
        }

        if ((header[1] & 0x80) != 0)
        {
            throw new InvalidDataException("The server sent a masked frame, which RFC 6455 section 5.1 forbids.");
        }

        int length = header[1] switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(
                await ReadInsideAsync(2, cancellationToken).ConfigureAwait(false)
            ),
            127 => checked(
                (int)
                    BinaryPrimitives.ReadUInt64BigEndian(
                        await ReadInsideAsync(8, cancellationToken).ConfigureAwait(false)
                    )
            ),
            _ => header[1],
        };
        byte[] payload = await ReadInsideAsync(length, cancellationToken).ConfigureAwait(false);
        return new ServerFrame((header[0] & 0x80) != 0, (header[0] >> 4) & 7, header[0] & 15, payload);
    }

    /// <summary>Reads all bytes up to the server's end of TCP.</summary>
    /// <exception cref="IOException">The server reset the connection.</exception>
    public Task<byte[]> ReadToEndAsync(CancellationToken cancellationToken = default) =>
        _reader.ReadToEndAsync(cancellationToken);

    /// <summary>Half-closes: the server sees the end of the client's bytes, the client can still read.</summary>
    public void ShutdownSend() => _tcp.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Vanishes with a TCP reset.</summary>
    public void Reset()
    {
        _tcp.LingerState = new LingerOption(enable: true, seconds: 0);
        // TcpClient.Close and NetworkStream.Close would shut down first, which sends a FIN.
        _tcp.Client.Dispose();
    }

    /// <summary>Closes the TCP connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        _tcp.Dispose();
    }

    private static Task ConnectAsync(TcpClient tcp, string host, int port, CancellationToken cancellationToken) =>
        RealTimeBound.RunAsync(
            Bound,
            $"no connection to {host}:{port} came about",
            token => tcp.ConnectAsync(host, port, token),
            cancellationToken
        );

    private static Task AuthenticateAsync(SslStream tls, string host, CancellationToken cancellationToken) =>
        RealTimeBound.RunAsync(
            Bound,
            $"{host} did not finish the TLS handshake",
            token => new ValueTask(
                tls.AuthenticateAsClientAsync(
                    new SslClientAuthenticationOptions
                    {
                        TargetHost = host,
                        RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
                    },
                    token
                )
            ),
            cancellationToken
        );

    private async Task<byte[]> ReadInsideAsync(int count, CancellationToken cancellationToken) =>
        await _reader.ReadExactlyAsync(count, "a frame", cancellationToken).ConfigureAwait(false)
        ?? throw new EndOfStreamException("The server closed TCP inside a frame.");

    private string RequestHead(string path, IEnumerable<KeyValuePair<string, string?>>? headers)
    {
        List<KeyValuePair<string, string?>> given = [.. headers ?? []];
        List<KeyValuePair<string, string?>> defaults =
        [
            new("Host", _authority),
            new("Connection", "Upgrade"),
            new("Upgrade", "websocket"),
            new("Sec-WebSocket-Version", "13"),
            new("Sec-WebSocket-Key", ExampleKey),
        ];
        StringBuilder head = new($"GET {path} HTTP/1.1\r\n");
        foreach (
            (string name, string? value) in defaults
                .Where(field =>
                    !given.Exists(other => string.Equals(other.Key, field.Key, StringComparison.OrdinalIgnoreCase))
                )
                .Concat(given)
                .Where(field => field.Value is not null)
        )
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return head.Append("\r\n").ToString();
    }
}

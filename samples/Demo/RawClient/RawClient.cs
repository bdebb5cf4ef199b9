using System.Net;
using System.Net.Sockets;
using System.Text;
using AspNetWebSockets.Protocol;

namespace Demo;

/// <summary>
/// A WebSocket client on a bare TCP socket, for what no browser does: leaving a close frame unanswered, and vanishing
/// without one.
/// </summary>
internal sealed class RawClient(Run run, EndPoint server) : IDisposable
{
    private const string AnyKey = "dGhlIHNhbXBsZSBub25jZQ==";

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        WriteState("CONNECTING");
        await _socket.ConnectAsync(server, cancellationToken);
        string request =
            $"GET {DemoPaths.Handler}?case={run.Scenario}&run={run.Id} HTTP/1.1\r\nHost: {server}\r\n"
            + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + $"Sec-WebSocket-Key: {AnyKey}\r\n\r\n";
        _ = await _socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        _ = await ReceiveAsync(cancellationToken);
        WriteState("OPEN");
    }

    /// <summary>Sends one masked text frame (RFC 6455 section 5.3).</summary>
    /// <param name="text">At most 125 bytes as UTF-8.</param>
    public async Task SendTextAsync(string text, CancellationToken cancellationToken)
    {
        const byte finAndText = 0x80 | (byte)Opcode.Text;
        byte[] payload = Encoding.UTF8.GetBytes(text);
        byte[] key = [0x12, 0x34, 0x56, 0x78];
        Masking.Apply(payload, payload, BitConverter.ToUInt32(key));
        byte[] frame = [finAndText, (byte)(0x80 | payload.Length), .. key, .. payload];
        _ = await _socket.SendAsync(frame, cancellationToken);
    }

    /// <summary>Reads the next bytes.</summary>
    /// <returns>Nothing at the end of the stream.</returns>
    public async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        int count = await _socket.ReceiveAsync(buffer, cancellationToken);
        return buffer.AsMemory(0, count);
    }

    /// <summary>Drops the connection as a crashed machine's router does: a TCP reset, no FIN, no close frame.</summary>
    public void Vanish()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
        WriteState("GONE");
    }

    public void WriteNote(string text) => run.Write(new RunEvent("note") { Side = Side.Client, Text = text });

    public void WriteState(string state) => run.Write(new RunEvent("state") { Side = Side.Client, State = state });

    public void Dispose() => _socket.Dispose();
}

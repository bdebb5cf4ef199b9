using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LoadGenerator.Linux;

/// <summary>A TCP connection over loopback to 127.0.0.1.</summary>
internal sealed class TcpClientSocket : IDisposable
{
    // Each source address has some 28,000 ports of its own.
    private const int SourceAddresses = 16;
    private const int AddressLength = 16;

    private int _descriptor;

    /// <summary>Connects. Loopback answers at once, whether or not the server has accepted yet.</summary>
    /// <param name="port">The server's.</param>
    /// <param name="index">Connections are dealt out over the source addresses 127.0.0.2 and following.</param>
    public TcpClientSocket(int port, int index)
    {
        _descriptor = Libc.Socket(Libc.AddressFamilyInternet, Libc.StreamSocket | Libc.CloseOnExec, protocol: 0);
        if (_descriptor < 0)
        {
            throw Libc.Failure("socket");
        }

        Set(Libc.LevelTcp, Libc.TcpNoDelay);
        Set(Libc.LevelIP, Libc.BindAddressNoPort);
        Span<byte> address = stackalloc byte[AddressLength];
        Write(address, port: 0, lastByte: (byte)(2 + (index % SourceAddresses)));
        if (Libc.Bind(_descriptor, address, AddressLength) < 0)
        {
            throw Libc.Failure("bind");
        }

        Write(address, port, lastByte: 1);
        if (Libc.Connect(_descriptor, address, AddressLength) < 0)
        {
            throw Libc.Failure("connect");
        }
    }

    public int Descriptor => _descriptor;

    /// <summary>Sends all of a small piece; the socket's buffer always has room for it in a closed loop.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (Libc.Send(_descriptor, bytes, bytes.Length, Libc.DoNotWait | Libc.NoSignal) != bytes.Length)
        {
            throw Libc.Failure("send");
        }
    }

    /// <summary>Takes what is there: 0 at the end of the stream, -1 when nothing is there now.</summary>
    public int Receive(Span<byte> buffer)
    {
        nint count = Libc.Receive(_descriptor, buffer, buffer.Length, Libc.DoNotWait);
        return count >= 0 ? (int)count
            : Marshal.GetLastPInvokeError() is Libc.WouldBlock or Libc.Interrupted ? -1
            : throw Libc.Failure("recv");
    }

    public void Dispose()
    {
        if (_descriptor >= 0)
        {
            _ = Libc.Close(_descriptor);
            _descriptor = -1;
        }
    }

    private static void Write(Span<byte> address, int port, byte lastByte)
    {
        address.Clear();
        MemoryMarshal.Write(address, (ushort)Libc.AddressFamilyInternet);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)port);
        address[4] = 127;
        address[7] = lastByte;
    }

    private void Set(int level, int option)
    {
        int on = 1;
        if (Libc.SetSocketOption(_descriptor, level, option, in on, sizeof(int)) < 0)
        {
            throw Libc.Failure("setsockopt");
        }
    }
}

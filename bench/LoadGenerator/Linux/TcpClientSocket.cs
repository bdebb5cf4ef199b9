using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LoadGenerator.Linux;

/// <summary>A TCP connection over loopback to 127.0.0.1.</summary>
internal sealed class TcpClientSocket : IClientSocket
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

    public int Send(ReadOnlySpan<byte> bytes)
    {
        nint count = Libc.Send(_descriptor, bytes, bytes.Length, Libc.DoNotWait | Libc.NoSignal);
        return count >= 0 ? (int)count
            : Marshal.GetLastPInvokeError() is Libc.WouldBlock or Libc.Interrupted ? 0
            : throw Libc.Failure("send");
    }

    public int Receive(Span<byte> buffer)
    {
        nint count = Libc.Receive(_descriptor, buffer, buffer.Length, Libc.DoNotWait);
        return count >= 0 ? (int)count
            : Marshal.GetLastPInvokeError() is Libc.WouldBlock or Libc.Interrupted ? -1
            : throw Libc.Failure("recv");
    }

    /// <summary>Calls that do not know of <c>MSG_DONTWAIT</c> do not wait either from now on.</summary>
    public void StopWaiting()
    {
        if (Libc.FileControl(_descriptor, Libc.SetFlags, Libc.NonBlocking) < 0)
        {
            throw Libc.Failure("fcntl");
        }
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

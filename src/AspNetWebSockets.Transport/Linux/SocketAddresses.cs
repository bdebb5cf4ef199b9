using System.Buffers.Binary;
using System.Net;

namespace AspNetWebSockets.Transport;

/// <summary>Asks the kernel for the two ends of a TCP connection: ip(7), ipv6(7).</summary>
internal static unsafe class SocketAddresses
{
    private const int Longest = 128;
    private const ushort InterNetwork = 2;
    private const ushort InterNetworkV6 = 10;

    /// <summary>This end, or <see langword="null"/> when the socket has none any more.</summary>
    public static IPEndPoint? Local(int descriptor)
    {
        byte* address = stackalloc byte[Longest];
        int length = Longest;
        return Libc.GetSocketName(descriptor, address, &length) == 0 ? Parse(new(address, length)) : null;
    }

    /// <summary>The peer, or <see langword="null"/> when the connection is gone.</summary>
    public static IPEndPoint? Remote(int descriptor)
    {
        byte* address = stackalloc byte[Longest];
        int length = Longest;
        return Libc.GetPeerName(descriptor, address, &length) == 0 ? Parse(new(address, length)) : null;
    }

    private static IPEndPoint? Parse(ReadOnlySpan<byte> address)
    {
        if (address.Length < 16)
        {
            return null;
        }

        int port = BinaryPrimitives.ReadUInt16BigEndian(address[2..]);
        return BitConverter.ToUInt16(address) switch
        {
            InterNetwork => new IPEndPoint(new IPAddress(address.Slice(4, 4)), port),
            InterNetworkV6 when address.Length >= 28 => new IPEndPoint(
                new IPAddress(address.Slice(8, 16), BitConverter.ToUInt32(address[24..])),
                port
            ),
            _ => null,
        };
    }
}

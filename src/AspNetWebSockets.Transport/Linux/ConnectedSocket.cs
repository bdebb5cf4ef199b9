using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>What is done to a connected TCP socket beside sending and receiving.</summary>
internal static unsafe class ConnectedSocket
{
    /// <summary>
    /// Resets the connection without closing the descriptor, so that another thread in a system call on it meets an
    /// error and not somebody else's file. connect(2) with AF_UNSPEC dissolves a TCP association by RST; should a
    /// sandbox not know that, the lingering time of zero makes the close that follows do it.
    /// </summary>
    public static void Reset(int descriptor)
    {
        long linger = 1; // struct linger: l_onoff = 1, l_linger = 0
        _ = Libc.SetSocketOption(descriptor, Libc.SolSocket, Libc.SoLinger, &linger, sizeof(long));
        byte* unspecified = stackalloc byte[16];
        new Span<byte>(unspecified, 16).Clear();
        *(ushort*)unspecified = Libc.AfUnspecified;
        if (Libc.Connect(descriptor, unspecified, 16) != 0)
        {
            _ = Libc.Shutdown(descriptor, Libc.ShutBoth);
        }
    }

    /// <summary>How many bytes the peer has acknowledged (tcpi_bytes_acked of tcp(7)), or <see langword="null"/> when the kernel does not say.</summary>
    public static long? AcknowledgedBytes(int descriptor)
    {
        const int offset = 120;
        const int size = offset + sizeof(long);
        byte* info = stackalloc byte[size];
        int length = size;
        return Libc.GetSocketOption(descriptor, Libc.ProtocolTcp, Libc.TcpInfo, info, &length) == 0 && length == size
            ? *(long*)(info + offset)
            : null;
    }

    /// <summary>The pending error of a socket, which is thereby taken, or zero.</summary>
    public static int TakeError(int descriptor)
    {
        int error = 0;
        int length = sizeof(int);
        return Libc.GetSocketOption(descriptor, Libc.SolSocket, Libc.SoError, &error, &length) == 0
            ? error
            : Marshal.GetLastPInvokeError();
    }
}

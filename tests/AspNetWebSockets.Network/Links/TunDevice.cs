using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AspNetWebSockets.Network;

/// <summary>A network interface whose packets this process reads and writes; it is gone when this is disposed of, or the process.</summary>
internal sealed class TunDevice : IDisposable
{
    private const nuint SetInterface = 0x4004_54CA;
    private const short TunWithoutHeader = 0x1001;
    private const int RequestLength = 40;
    private const int FlagsOffset = 16;

    private readonly SafeFileHandle _file;

    public TunDevice(string name)
    {
        Name = name;
        _file = File.OpenHandle("/dev/net/tun", FileMode.Open, FileAccess.ReadWrite);
        Span<byte> request = stackalloc byte[RequestLength];
        request.Clear();
        _ = Encoding.ASCII.GetBytes(name, request);
        _ = BitConverter.TryWriteBytes(request[FlagsOffset..], TunWithoutHeader);
        if (Libc.Ioctl(_file, SetInterface, request) < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"The TUN device {name} cannot be made.");
        }
    }

    /// <summary>The interface.</summary>
    public string Name { get; }

    /// <summary>Waits for a packet.</summary>
    /// <returns>Its length; 0 when none came in time.</returns>
    public int Read(Span<byte> packet, int milliseconds)
    {
        PollEntry entry = new() { Descriptor = (int)_file.DangerousGetHandle(), Events = Libc.PollIn };
        return Libc.Poll(ref entry, 1, milliseconds) <= 0 || (entry.Results & Libc.PollIn) == 0
            ? 0
            : (int)Math.Max(0, Libc.Read(_file, packet, (nuint)packet.Length));
    }

    /// <summary>Gives the system a packet; one that it does not want, as the interface is down, is lost like on a cable.</summary>
    public void Write(ReadOnlySpan<byte> packet) => _ = Libc.Write(_file, packet, (nuint)packet.Length);

    public void Dispose() => _file.Dispose();
}

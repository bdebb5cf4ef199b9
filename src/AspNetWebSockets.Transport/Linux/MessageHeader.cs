using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>struct msghdr of sendmsg(2) on 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeader
{
    public byte* Name;
    public uint NameLength;
    public IoVector* Vectors;
    public nuint VectorCount;
    public byte* Control;
    public nuint ControlLength;
    public int Flags;
}

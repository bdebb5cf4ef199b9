using System.Runtime.InteropServices;

namespace AspNetWebSockets.Protocol;

/// <summary>What the runtime's deflate library reads and writes at each call. It lies in native memory and does not move.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZlibStream
{
    public byte* NextInput;
    public byte* NextOutput;
    public byte* Message;
    public void* State;
    public uint InputLeft;
    public uint OutputLeft;
}
